import type { RejectionItem } from '@rebound/shared/commitment/view-schema';
import { ageOf } from '@rebound/shared/time';
import type { Command } from '../../background/commands';
import { isUnderWay } from '../../background/under-way';
import { i18n } from '../../i18n';
import { CommitmentName } from '../commitment/commitment-name';
import { usePress } from '../resend/use-press';
import { shortAge } from '../ui/age';
import { useNow } from '../ui/use-now';
import { Said } from './said';

/** One rejection in a line or two, and the one thing to do about it from here. */
export function RejectionRow({ item, command }: { item: RejectionItem; command: Command | undefined }) {
  const { commitment, rejection, mayResend } = item;
  const age = shortAge(ageOf(rejection.rejectedAt, useNow()));
  const busy = isUnderWay(command);
  const press = usePress({ verb: 'resend', commitment, ready: mayResend.may && !busy && command?.state !== 'unclear' });
  return (
    <li class="row">
      <span class="what">
        <a href={commitment.pageUrl} target="_blank" rel="noreferrer">
          <CommitmentName {...commitment} />
        </a>{' '}
        <span class="muted">{age}</span>
      </span>
      <span class="why" title={rejection.comment} dir="auto">
        {rejection.comment}
      </span>
      {mayResend.may ? (
        <button {...press.button} class="act" aria-label={i18n.t('list.resendOne', [commitment.number])}>
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
      <Said command={command} />
      {press.note}
    </li>
  );
}
