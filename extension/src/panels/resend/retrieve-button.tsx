import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Command } from '../../background/commands';
import { i18n } from '../../i18n';
import { command as give } from './command';

/** Pulls the commitment back before accounting decides. */
export function RetrieveButton({ view, command }: { view: CommitmentView; command: Command | undefined }) {
  const busy = command?.state === 'waiting';
  return (
    <button
      type="button"
      class="small end"
      title={i18n.t('command.retrieveMeans')}
      aria-disabled={busy}
      onClick={() => !busy && give('retrieve', view)}
    >
      {i18n.t('command.retrieve')}
    </button>
  );
}
