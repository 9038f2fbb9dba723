import type { SeenResend } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';
import { Around } from '../ui/typed';
import { When } from '../ui/when';

/** That it was re-sent by Procore's own button and not by Rebound: by whom and when, as far as a page showed, and whose. */
export function SeenResendLine({ resend }: { resend: SeenResend }) {
  const { by, at, on, seenBy } = resend;
  return (
    <span class="muted">
      {by === null ? (
        i18n.t('seenResend.unnamed')
      ) : (
        <Around text={by} say={(name) => i18n.t('seenResend.by', [name])} />
      )}{' '}
      <When at={at} />. <Around text={seenBy} say={(name) => howText(on, name)} />
    </span>
  );
}

function howText(on: SeenResend['on'], name: string): string {
  return on === 'change-history' ? i18n.t('seenResend.onHistory', [name]) : i18n.t('seenResend.onMark', [name]);
}
