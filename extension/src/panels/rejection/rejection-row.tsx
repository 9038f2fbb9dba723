import type { RejectionItem } from '@rebound/shared/commitment/view-schema';
import { ageOf } from '@rebound/shared/time';
import type { Command } from '../../background/commands';
import { i18n } from '../../i18n';
import { faultText } from '../permission/fault-text';
import { command as give } from '../resend/command';
import { shortAge } from '../ui/age';
import { useNow } from '../ui/use-now';

/** One rejection in a line or two, and the one thing to do about it from here. */
export function RejectionRow({ item, command }: { item: RejectionItem; command: Command | undefined }) {
  const { commitment, rejection, mayResend } = item;
  const age = shortAge(ageOf(rejection.rejectedAt, useNow()));
  const busy = command?.state === 'waiting';
  return (
    <li class="row">
      <span class="what">
        <a href={commitment.pageUrl} target="_blank" rel="noreferrer">
          <b>{commitment.number}</b> {commitment.title}
        </a>{' '}
        <span class="muted">{age}</span>
      </span>
      <span class="why" title={rejection.comment} dir="auto">
        {rejection.comment}
      </span>
      {mayResend.may ? (
        <button
          type="button"
          class="act"
          aria-disabled={busy}
          aria-label={i18n.t('list.resendOne', [commitment.number])}
          onClick={() => !busy && give('resend', { commitment })}
        >
          {busy ? i18n.t('command.resending') : i18n.t('list.resend')}
        </button>
      ) : (
        <a
          class="button"
          href={commitment.pageUrl}
          target="_blank"
          rel="noreferrer"
          aria-label={i18n.t('list.openOne', [commitment.number])}
        >
          {i18n.t('list.open')}
        </a>
      )}
      {command && (command.tries > 0 || command.fault) && <Said command={command} />}
    </li>
  );
}

function Said({ command }: { command: Command }) {
  if (command.state === 'waiting') {
    return (
      <span class="said wait" role="status">
        {i18n.t('command.kept')}
      </span>
    );
  }
  return (
    <span class="said bad" role="alert">
      {i18n.t('command.notResent')} {command.fault && faultText(command.fault)}
    </span>
  );
}
