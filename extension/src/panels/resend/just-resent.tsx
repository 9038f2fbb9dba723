import { useEffect, useState } from 'preact/hooks';
import type { Command } from '../../background/commands';
import { CommitmentName } from '../commitment/commitment-name';
import { Said } from '../rejection/said';
import { useCommands, useCommitment } from '../ui/reads';
import { heldText, holdText, UndoButton } from './held-resend';
import { useHold } from './use-hold';

/** What was re-sent while this list is open, for as long as it can be taken back. */
export function JustResent() {
  const commands = useCommands().data;
  const [ids, setIds] = useState<string[]>([]);
  useEffect(() => {
    const clicked = (commands ?? []).filter(({ verb }) => verb === 'resend').map(({ commitmentId }) => commitmentId);
    if (clicked.some((id) => !ids.includes(id))) setIds([...new Set([...ids, ...clicked])]);
  }, [commands, ids]);
  if (!ids.length) return null;
  return (
    <ul>
      {ids.map((id) => (
        <HeldRow key={id} id={id} command={commands?.find(({ commitmentId }) => commitmentId === id)} />
      ))}
    </ul>
  );
}

function HeldRow({ id, command }: { id: string; command: Command | undefined }) {
  const read = useCommitment(id).data;
  const seconds = useHold(read);
  const view = read?.value;
  if (view?.commitment.erpState !== 'awaiting' || (seconds === null && command?.verb !== 'undo')) return null;
  return (
    <li class="row">
      <span class="what">
        <CommitmentName {...view.commitment} />
      </span>
      <span class="unseen" role="status">
        {seconds !== null && holdText(view)}
      </span>
      <span class="why" aria-hidden="true">
        {seconds !== null && heldText(view, seconds)}
      </span>
      {seconds !== null && view.may.undo.may && <UndoButton view={view} command={command} />}
      <Said command={command} />
    </li>
  );
}
