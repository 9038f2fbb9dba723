import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';

interface Asked {
  view: CommitmentView;
  inMail?: boolean;
  /** What is looked for there, where it is not the reason. */
  words?: string | undefined;
}

/** Opens the tab on which Procore says why, and where it is read; from a mail, beside it. */
export function ShowReason({ view, inMail = false, words = i18n.t('procore.showReason') }: Asked) {
  return (
    <a
      class={inMail ? 'button' : 'button end'}
      href={`${view.pageUrl}/change_history`}
      target={inMail ? '_blank' : '_top'}
      rel="noreferrer"
    >
      {words}
    </a>
  );
}
