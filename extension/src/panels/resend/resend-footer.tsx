import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { useId } from 'preact/hooks';
import type { Command } from '../../background/commands';
import { isUnderWay } from '../../background/under-way';
import { i18n } from '../../i18n';
import { editUrl } from '../commitment/edit-url';
import { WhoIsMailed } from '../notification/who-is-mailed';
import { Refused } from '../permission/refused';
import { usePress } from './use-press';
import { VoidInstead } from './void-instead';

interface Props {
  view: CommitmentView;
  command: Command | undefined;
  inMail: boolean;
}

/** Re-send to ERP, or why not and who could; beside it the other ways on. */
export function ResendFooter({ view, command, inMail }: Props) {
  const note = useId();
  const { may, commitment, approvers, pageUrl } = view;
  const busy = isUnderWay(command);
  // What may have happened is not done again before it is looked at.
  const ready = may.resend.may && !busy && command?.state !== 'unclear';
  const press = usePress({ verb: 'resend', commitment, ready });
  const isResending = press.isBusy || (busy && command?.verb === 'resend');
  const resending = command?.state === 'pressing' ? i18n.t('command.pressing') : i18n.t('command.resending');
  return (
    <footer class="foot">
      <button {...press.button} class="act" aria-describedby={note}>
        {isResending ? resending : i18n.t('command.resend')}
      </button>
      {inMail ? (
        <a class="button" href={pageUrl} target="_blank" rel="noreferrer">
          {i18n.t('panel.open')}
        </a>
      ) : (
        may.edit.may && (
          <a class="button" href={editUrl(view)} target="_top">
            {i18n.t('panel.edit')}
          </a>
        )
      )}
      {may.void.may && view.upstream === 'ledger' && <VoidInstead view={view} busy={busy} />}
      {may.resend.may ? (
        <WhoIsMailed approvers={approvers} id={note} />
      ) : (
        <Refused refusal={may.resend.refusal} subject={i18n.t('refusal.askSubject', [commitment.number])} id={note} />
      )}
      {may.void.may && view.upstream === 'procore' && (
        <span class="muted foot-note">{i18n.t('procore.voidThere')}</span>
      )}
      {press.note}
    </footer>
  );
}
