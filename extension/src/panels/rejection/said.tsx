import type { Command } from '../../background/commands';
import { isUnderWay } from '../../background/under-way';
import { keptText, notDoneText, whyText } from '../resend/command-note';

/** What became of a click in the list that has not simply worked. */
export function Said({ command }: { command: Command | undefined }) {
  if (!command || (!command.tries && !command.fault && command.state === 'waiting')) return null;
  if (isUnderWay(command)) {
    return (
      <span class="said wait" role="status">
        {keptText(command)}
      </span>
    );
  }
  return (
    <span class="said bad" role="alert">
      {notDoneText(command)} {whyText(command)}
    </span>
  );
}
