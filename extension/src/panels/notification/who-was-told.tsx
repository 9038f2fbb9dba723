import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';
import { FollowButton } from './follow-button';
import { ToldLines } from './told-lines';

/** Which mails went to whom and what became of each, newest first; and a way to be told as well. On demand. */
export function WhoWasTold({ view, mayAct }: { view: CommitmentView; mayAct: boolean }) {
  // Who was told of the re-send that waits stands above, under the state.
  const told = view.told.filter(({ event }) => event !== 'resent' || view.commitment.erpState !== 'awaiting');
  return (
    <details class="part">
      <summary class="part-title">{i18n.t('toldOf.heading')}</summary>
      <ToldLines told={told} />
      {!view.told.length && <p class="muted">{i18n.t('toldOf.nobody')}</p>}
      {mayAct && <FollowButton id={view.commitment.id} following={view.following} />}
    </details>
  );
}
