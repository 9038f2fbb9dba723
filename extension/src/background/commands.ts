import type { Instant } from '@rebound/shared/time';
import type { Fault } from './fault';
import { tellPages } from './open-pages';
import { stored } from './stored';

export type CommandVerb = 'resend' | 'undo' | 'void' | 'retrieve';

/**
 * A click that must take effect once, whatever dies: stored before it is posted, posted with its own key until the API
 * has answered. `fault` is the last refusal; while `waiting`, it is sent again at `nextAt`.
 */
export interface Command {
  key: string;
  commitmentId: string;
  verb: CommandVerb;
  version: number;
  personId: string;
  mintedAt: Instant;
  state: 'waiting' | 'refused';
  tries: number;
  nextAt: Instant;
  fault: Fault | null;
}

/** The clicks that have not ended yet, in the order in which they were made. */
export const commands = stored<Command[]>('local', 'commands', []);

/** The person has seen why it was refused. */
export async function dismissCommand(key: string): Promise<void> {
  await commands.update((all) => ({
    value: all.filter((other) => other.key !== key || other.state === 'waiting'),
    result: undefined,
  }));
  await tellPages({ about: 'commands' });
}

/** Drops what `personId` did not click: nobody's click is posted as somebody else. */
export function keepCommandsOf(personId: string | null): Promise<void> {
  return commands.update((all) => ({ value: all.filter((other) => other.personId === personId), result: undefined }));
}

export function replaceCommand(command: Command): Promise<void> {
  return commands.update((all) => ({
    value: all.map((other) => (other.key === command.key ? command : other)),
    result: undefined,
  }));
}

export function removeCommand(key: string): Promise<void> {
  return commands.update((all) => ({ value: all.filter((other) => other.key !== key), result: undefined }));
}
