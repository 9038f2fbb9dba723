import { useClasses } from '../../classes';

export interface BoxText {
  verb: 'reject' | 'fail';
  opens: string;
  title: string;
  label: string;
  button: string;
}

export const rejectBox: BoxText = {
  verb: 'reject',
  opens: 'Reject',
  title: 'Reject',
  label: 'Enter a Comment',
  button: 'Reject',
};

export const failBox: BoxText = {
  verb: 'fail',
  opens: 'Report Error',
  title: 'Report an export error for',
  label: 'Error Message',
  button: 'Report Error',
};

interface CommentBoxProps {
  box: BoxText;
  row: { id: string; number: string; version: number; key: string };
  action: string;
  /** What was written before the API said no, and why; `null` keeps the box closed. */
  returned: { text: string; why: string } | null;
}

/** A box that wants a text before anything happens. */
export function CommentBox({ box, row, action, returned }: CommentBoxProps) {
  const cx = useClasses();
  const id = `${box.verb}-${row.id}`;
  return (
    <>
      <button class={cx('Button', box.verb === 'reject' && 'ButtonDanger')} type="button" data-opens={id}>
        {box.opens}
      </button>
      <dialog class={cx('Dialog')} id={id} aria-labelledby={`${id}-title`} data-open-at-once={returned !== null}>
        <form method="post" action={`${action}/${row.id}/${box.verb}`}>
          <h2 class={cx('DialogTitle')} id={`${id}-title`}>
            {box.title} {row.number}
          </h2>
          <input type="hidden" name="version" value={row.version} />
          <input type="hidden" name="key" value={`${row.key}-${box.verb}`} />
          <label class={cx('FieldLabel')} for={`${id}-text`}>
            {box.label}
          </label>
          <textarea
            class={cx('Input', 'CommentText')}
            id={`${id}-text`}
            name="text"
            aria-describedby={`${id}-why`}
            rows={7}
            required
            maxLength={10_000}
          >
            {returned?.text}
          </textarea>
          {returned && (
            <p class={cx('FieldProblem')} id={`${id}-why`}>
              {returned.why}
            </p>
          )}
          <div class={cx('DialogActions')}>
            <button class={cx('Button')} type="button" data-closes>
              Cancel
            </button>
            <button class={cx('Button', 'ButtonDanger')} type="submit">
              {box.button}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
