import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';
import { When } from '../ui/when';
import { FollowButton } from './follow-button';
import { toldOfText, toldTexts } from './told-texts';

/** Which mails went to whom and what became of each, newest first; and a way to be told as well. On demand. */
export function WhoWasTold({ view, mayAct }: { view: CommitmentView; mayAct: boolean }) {
  // Who was told of the re-send that waits stands above, under the state.
  const told = view.told.filter(({ event }) => event !== 'resent' || view.commitment.erpState !== 'awaiting');
  const events = [...new Set(told.map(({ event }) => event))];
  return (
    <details class="part told">
      <summary class="part-title">{i18n.t('toldOf.heading')}</summary>
      <ul>
        {events.map((event) => {
          const letters = told.filter((letter) => letter.event === event);
          return (
            <li key={event}>
              <b>{toldOfText(event)}</b>
              {toldTexts(letters).map((text) => (
                <span key={text}>{text}</span>
              ))}
              {letters[0] && <When at={letters[0].at} />}
            </li>
          );
        })}
        {!view.told.length && <li class="muted">{i18n.t('toldOf.nobody')}</li>}
      </ul>
      {mayAct && <FollowButton id={view.commitment.id} following={view.following} />}
    </details>
  );
}
