import type { ToldRejection } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';
import { ToldLines } from '../notification/told-lines';
import { SeenResendLine } from '../resend/seen-resend';
import { Typed } from '../ui/typed';
import { When } from '../ui/when';

/** The rejections of earlier rounds and who was told of each, newest first. */
export function EarlierRounds({ rejections }: { rejections: readonly ToldRejection[] }) {
  if (!rejections.length) return null;
  return (
    <details class="part">
      <summary class="part-title">{i18n.t('rounds.earlier', rejections.length, [rejections.length])}</summary>
      <ol>
        {rejections.map((rejection) => (
          <li key={rejection.id} class="round">
            <p>
              <b>{i18n.t('rounds.round', [rejection.round])}</b> <Typed text={rejection.rejectedBy.name} />{' '}
              <When at={rejection.rejectedAt} />
            </p>
            <p class="round-comment" dir="auto">
              {rejection.comment}
            </p>
            {rejection.seenResend && (
              <p>
                <SeenResendLine resend={rejection.seenResend} />
              </p>
            )}
            <ToldLines told={rejection.told} />
          </li>
        ))}
      </ol>
    </details>
  );
}
