import type { Command } from '../../background/commands';
import { faultText } from '../permission/fault-text';
import { keptText, notDoneText } from '../resend/command-note';

/** What became of a click in the list that has not simply worked. */
export function Said({ command }: { command: Command | undefined }) {
  if (!command || (!command.tries && !command.fault)) return null;
  if (command.state === 'waiting') {
    return (
      <span class="said wait" role="status">
        {keptText(command)}
      </span>
    );
  }
  return (
    <span class="said bad" role="alert">
      {notDoneText(command)} {command.fault && faultText(command.fault)}
    </span>
  );
}
