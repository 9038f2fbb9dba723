import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { notReached } from '@rebound/shared/notification/not-reached';
import { i18n } from '../../i18n';
import { namesOf, WriteTo } from '../ui/people';

/** Says which approver the re-send did not reach, and whom one can write to instead. */
export function NotReachedNote({ view }: { view: CommitmentView }) {
  const missed = notReached(view.told, 'resent', view.approvers);
  if (!missed) return null;
  const { people, others } = missed;
  const { number, title } = view.commitment;
  return (
    <div class="note refused" role="note">
      <strong>{i18n.t('told.notReached', people.length, [namesOf(people)])}</strong>
      {others.length ? (
        <span>
          {i18n.t('told.tellInstead')} <WriteTo people={others} subject={`${number} ${title}`} />
        </span>
      ) : (
        <span>{i18n.t('told.nobodyElse')}</span>
      )}
    </div>
  );
}
