import type { Rejection } from '@rebound/shared/rejection/schema';
import { i18n } from '../../i18n';
import type { RejectionMail } from '../../pages/rejection-mail';

/** Says so when the mail is about an earlier round, or says something that was never recorded. */
export function MailNote({ mail, rejections }: { mail: RejectionMail; rejections: readonly Rejection[] }) {
  const same = rejections.find((rejection) => plain(rejection.comment) === plain(mail.comment));
  if (same?.outcome === 'open') return null;
  return (
    <p class="note" role="note">
      {same ? i18n.t('mail.earlierRound', [same.round]) : i18n.t('mail.differs')}
    </p>
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
