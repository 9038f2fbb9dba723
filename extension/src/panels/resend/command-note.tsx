import { useQueryClient } from '@tanstack/preact-query';
import type { Command } from '../../background/commands';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../permission/fault-text';

/** What became of a click that has not simply worked: it is kept for later, or it was refused and why. */
export function CommandNote({ command }: { command: Command | undefined }) {
  const client = useQueryClient();
  if (!command) return null;
  if (command.state === 'waiting') {
    if (!command.tries) return null;
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
        <b>{notDoneText(command)}</b> {command.fault && faultText(command.fault)}
      </span>
      <button type="button" onClick={() => void dismiss()}>
        {i18n.t('command.seen')}
      </button>
    </div>
  );
}

/** What becomes of a click while the API cannot be reached. */
export function keptText({ verb }: Command): string {
  return verb === 'undo' ? i18n.t('command.undoKept') : i18n.t('command.kept');
}

export function notDoneText({ verb }: Command): string {
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
