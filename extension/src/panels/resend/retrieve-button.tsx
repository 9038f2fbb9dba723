import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Command } from '../../background/commands';
import { isUnderWay } from '../../background/under-way';
import { i18n } from '../../i18n';
import { usePress } from './use-press';

/** Pulls the commitment back before accounting decides. */
export function RetrieveButton({ view, command }: { view: CommitmentView; command: Command | undefined }) {
  const press = usePress({ verb: 'retrieve', commitment: view.commitment, ready: !isUnderWay(command) });
  return (
    <>
      <button {...press.button} class="small end" title={i18n.t('command.retrieveMeans')}>
        {i18n.t('command.retrieve')}
      </button>
      {press.note}
    </>
  );
}
