import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';

/** Opens the tab on which Procore says why, and where it is read; from a mail, beside it. */
export function ShowReason({ view, inMail = false }: { view: CommitmentView; inMail?: boolean }) {
  return (
    <a
      class={inMail ? 'button' : 'button end'}
      href={`${view.pageUrl}/change_history`}
      target={inMail ? '_blank' : '_top'}
      rel="noreferrer"
    >
      {i18n.t('procore.showReason')}
    </a>
  );
}
