import { useQueryClient } from '@tanstack/preact-query';
import type { Command } from '../../background/commands';
import { request } from '../../background/messages';
import { isUnderWay } from '../../background/under-way';
import { i18n } from '../../i18n';
import { faultText } from '../permission/fault-text';

/** What became of a click that has not simply worked: it is kept for later, or it was refused and why. */
export function CommandNote({ command }: { command: Command | undefined }) {
  const client = useQueryClient();
  if (!command) return null;
  if (isUnderWay(command)) {
    if (!command.tries && command.state === 'waiting') return null;
    return (
      <p class="note" role="status">
        {keptText(command)}
      </p>
    );
  }
  const dismiss = async () => {
    await request('dismiss-command', { key: command.key });
    await client.invalidateQueries();
  };
  return (
    <div class="note refused" role="alert">
      <span>
        <b>{notDoneText(command)}</b> {whyText(command)}
      </span>
      <button type="button" onClick={() => void dismiss()}>
        {i18n.t('command.seen')}
      </button>
    </div>
  );
}

/** Why it did not take effect. Of something unclear the page may have said something all the same. */
export function whyText({ state, fault }: Command): string {
  const words = fault?.kind === 'page' ? fault.words : null;
  if (state === 'unclear') {
    const said = words ? `${i18n.t('fault.pageSays', [words])} ` : '';
    return said + i18n.t('command.unclearNext');
  }
  return fault ? faultText(fault) : '';
}

/** What becomes of a click that is kept: for Procore's page, or until the API, or Procore, can be asked. */
export function keptText({ verb, state, fault }: Command): string {
  if (state === 'pressing') return i18n.t('command.pressingMeans');
  if (fault?.kind === 'problem' && fault.problem.code === 'procore-asks-to-wait') return faultText(fault);
  return verb === 'undo' ? i18n.t('command.undoKept') : i18n.t('command.kept');
}

export function notDoneText({ verb, state }: Command): string {
  if (state === 'unclear') return i18n.t('command.unclear');
  switch (verb) {
    case 'resend':
      return i18n.t('command.notResent');
    case 'undo':
      return i18n.t('command.notUndone');
    case 'void':
      return i18n.t('command.notVoided');
    case 'retrieve':
      return i18n.t('command.notRetrieved');
  }
}
