import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { NotReached } from '@rebound/shared/notification/schema';
import { i18n } from '../../i18n';
import { namesOf, WriteTo } from '../ui/people';

/** Says whom the mail that matters now did not reach, and whom one can write to instead. */
export function NotReachedNote({ view }: { view: CommitmentView }) {
  if (!view.notReached) return null;
  const { event, people, others } = view.notReached;
  const { number, title } = view.commitment;
  const nobodyElse = event === 'resent' && view.approvers.every(({ id }) => people.some((one) => one.id === id));
  return (
    <div class="note refused missed" role="note">
      <strong>{missedText(event, people.length, namesOf(people))}</strong>
      {others.length > 0 && (
        <span>
          {othersText(event)} <WriteTo people={others} subject={`${number} ${title}`} />
        </span>
      )}
      {nobodyElse && <span>{i18n.t('told.nobodyElse')}</span>}
    </div>
  );
}

function missedText(event: NotReached['event'], count: number, names: string): string {
  switch (event) {
    case 'resent':
      return i18n.t('notReached.resent', count, [names]);
    case 'accepted':
      return i18n.t('notReached.accepted', count, [names]);
    case 'voided':
      return i18n.t('notReached.voided', count, [names]);
    default:
      return i18n.t('notReached.rejected', count, [names]);
  }
}

function othersText(event: NotReached['event']): string {
  switch (event) {
    case 'accepted':
      return i18n.t('notReached.lookAfter');
    case 'resent':
    case 'voided':
      return i18n.t('notReached.canAccept');
    default:
      return i18n.t('notReached.canResend');
  }
}
