import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { i18n } from '../../i18n';
import type { RejectionMail } from '../../pages/rejection-mail';
import { toldByMail } from './told-by-mail';

/** Says so when the mail is about an earlier round, or not what is on record; then it leads to the commitment itself. */
export function MailNote({ mail, view }: { mail: RejectionMail; view: CommitmentView }) {
  const told = toldByMail(mail, view);
  if (told?.outcome === 'open') return null;
  if (told) {
    return (
      <p class="note" role="note">
        {i18n.t('mail.earlierRound', [told.round])}
      </p>
    );
  }
  return (
    <div class="note" role="note">
      <span>{i18n.t('mail.differs')}</span>
      <a class="button end" href={view.pageUrl} target="_blank" rel="noreferrer">
        {i18n.t('mail.open')}
      </a>
    </div>
  );
}
