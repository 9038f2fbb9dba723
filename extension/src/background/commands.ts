import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import type { Instant } from '@rebound/shared/time';
import type { PageSays } from '../host/judge-page';
import type { Fault } from './fault';
import { tellPages } from './open-pages';
import { stored } from './stored';
import { isUnderWay } from './under-way';

export type CommandVerb = 'resend' | 'undo' | 'void' | 'retrieve';

/** A re-send that is made by Procore's own button, in a page of the person's. */
export interface Press {
  place: CommitmentRef;
  pageUrl: string;
  /** The tab it is made in; `null` while there is none. */
  tabId: number | null;
  /** Whether that tab was opened for it. */
  isOpened: boolean;
  /** From `pressing` on it may have happened, and is never made again: the page is looked at instead. */
  step: 'finding' | 'pressing';
  /** What the page said before. */
  before: PageSays | null;
  /** Too late, it is not made at all: nobody expects it any more. */
  until: Instant;
}

/**
 * A click that must take effect once, whatever dies: stored before it is posted, posted with its own key until the API
 * has answered. `fault` is the last refusal; while `waiting`, it is sent again at `nextAt`. A re-send where Procore owns
 * the loop is `pressing` first, and `unclear` where the page did not say what came of it.
 */
export interface Command {
  key: string;
  commitmentId: string;
  verb: CommandVerb;
  version: number;
  personId: string;
  mintedAt: Instant;
  state: 'pressing' | 'waiting' | 'refused' | 'unclear';
  tries: number;
  nextAt: Instant;
  fault: Fault | null;
  press: Press | null;
  /** When Procore's page took it, and what it said. */
  pressed: { at: Instant; words: string | null } | null;
}

/** The clicks that have not ended yet, in the order in which they were made. */
export const commands = stored<Command[]>('local', 'commands', []);

/** The person has seen why it was refused. */
export async function dismissCommand(key: string): Promise<void> {
  await commands.update((all) => ({
    value: all.filter((other) => other.key !== key || isUnderWay(other)),
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
