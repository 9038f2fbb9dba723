import { randomUUID } from 'node:crypto';
import { useClasses } from '../../classes';
import { refusalText } from '../../refusal-text';
import { CommentBox, failBox, rejectBox } from './comment-box';
import type { ErpRow } from './read-lists';

/** A form that came back: which row's, by which verb, what was written in it, and why. */
export interface Returned {
  id: string;
  verb: string;
  text: string;
  why: string;
}

interface RowActionsProps {
  row: ErpRow;
  action: string;
  /** Who looks may push to accounting. */
  isApprover: boolean;
  returned: Returned | null;
}

export function RowActions({ row: { summary, view }, action, isApprover, returned }: RowActionsProps) {
  const cx = useClasses();
  if (!view || !isApprover) return null;
  const own = [view.may.accept, view.may.reject].find((each) => !each.may && each.refusal.reason === 'own-submission');
  if (own && !own.may) return <span class={cx('Hint')}>{refusalText(own.refusal)}</span>;

  const form = { id: summary.id, number: summary.number, version: summary.version, key: randomUUID() };
  const backIn = (verb: string) => (returned?.id === summary.id && returned.verb === verb ? returned : null);
  return (
    <div class={cx('RowActions')}>
      {view.may.accept.may && <OneClick verb="accept" text="Accept" form={form} action={action} />}
      {summary.erpState === 'accepted' && <OneClick verb="export" text="Export" form={form} action={action} />}
      {summary.erpState === 'accepted' && (
        <CommentBox box={failBox} row={form} action={action} returned={backIn('fail')} />
      )}
      {view.may.reject.may && <CommentBox box={rejectBox} row={form} action={action} returned={backIn('reject')} />}
    </div>
  );
}

interface OneClickProps {
  verb: string;
  text: string;
  form: { id: string; version: number; key: string };
  action: string;
}

function OneClick({ verb, text, form, action }: OneClickProps) {
  const cx = useClasses();
  return (
    <form method="post" action={`${action}/${form.id}/${verb}`}>
      <input type="hidden" name="version" value={form.version} />
      <input type="hidden" name="key" value={`${form.key}-${verb}`} />
      <button class={cx('Button', 'ButtonPrimary')} type="submit">
        {text}
      </button>
    </form>
  );
}
