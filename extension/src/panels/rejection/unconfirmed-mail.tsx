import type { ComponentChildren } from 'preact';
import { i18n } from '../../i18n';
import type { RejectionMail } from '../../pages/rejection-mail';
import { State } from '../ui/state';
import { Comment } from './comment';

interface Props {
  mail: RejectionMail;
  why: string;
  /** The way to where it can be confirmed. */
  children?: ComponentChildren;
}

/** What a mail says before it is on record: shown as the mail's word, and nothing to press. */
export function UnconfirmedMail({ mail, why, children }: Props) {
  return (
    <article class="panel">
      <header class="head">
        <State tone="wait">{i18n.t('mail.unconfirmed')}</State>
        <span class="muted end">{why}</span>
      </header>
      <Comment text={mail.comment} kind="unconfirmed" />
      {children && <div class="by">{children}</div>}
    </article>
  );
}
