import type { Command } from './commands';

/** Whether it has neither taken effect yet nor failed to. */
export function isUnderWay(command: Pick<Command, 'state'> | undefined): boolean {
  return command?.state === 'waiting' || command?.state === 'pressing';
}
