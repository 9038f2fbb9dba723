import { i18n } from '../../i18n';
import type { RejectionMail } from '../../pages/rejection-mail';
import { State } from '../ui/state';
import { Comment } from './comment';

/** What a mail says before the API has answered: shown as the mail's word, and nothing to press. */
export function UnconfirmedMail({ mail, why }: { mail: RejectionMail; why: string }) {
  return (
    <article class="panel">
      <header class="head">
        <State tone="wait">{i18n.t('mail.unconfirmed')}</State>
        <span class="muted end">{why}</span>
      </header>
      <Comment text={mail.comment} kind="unconfirmed" />
    </article>
  );
}
