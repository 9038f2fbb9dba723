import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { browser } from 'wxt/browser';
import { clock, instantAt } from '../time';
import { ask } from './api';
import { refreshBadge } from './badge';
import { type Command, commands, removeCommand, replaceCommand } from './commands';
import { Failed, type Fault, faultOf, isTemporary } from './fault';
import { tellPages } from './open-pages';
import { rememberCommitment } from './read';
import { isUnderWay } from './under-way';

export const commandsAlarm = 'commands';
/** As often as browsers allow. */
export const alarmEvery = { periodInMinutes: 0.5 };

const longestWaitMs = 60_000;
let running: Promise<void> | null = null;
let askedAgain: { evenIfEarly: boolean } | null = null;

/** Posts every command whose time has come, one after the other. Safe to call at any time and as often as one likes. */
export function postCommands({ evenIfEarly = false } = {}): Promise<void> {
  askedAgain = { evenIfEarly: evenIfEarly || (askedAgain?.evenIfEarly ?? false) };
  running ??= postWhileAsked()
    .catch((error: unknown) => console.error('Rebound:', error))
    .finally(() => {
      running = null;
    });
  return running;
}

async function postWhileAsked(): Promise<void> {
  while (askedAgain) {
    const { evenIfEarly } = askedAgain;
    askedAgain = null;
    await postDue(evenIfEarly);
  }
}

async function postDue(evenIfEarly: boolean): Promise<void> {
  const posted = new Set<string>();
  for (;;) {
    const due = (await commands.get()).find(
      (command) =>
        command.state === 'waiting' &&
        !posted.has(command.key) &&
        (evenIfEarly || Date.parse(command.nextAt) <= clock()),
    );
    if (!due) break;
    posted.add(due.key);
    await post(due);
  }
  await waitForNext();
}

async function post(command: Command): Promise<void> {
  try {
    const view = await ask<CommitmentView>(
      `/v1/commitments/${encodeURIComponent(command.commitmentId)}/${command.verb}`,
      {
        method: 'POST',
        body: command.pressed ? { pressed: command.pressed } : {},
        headers: { 'Idempotency-Key': command.key, 'If-Match': `"${command.version}"` },
      },
    );
    await rememberCommitment(view);
    await removeCommand(command.key);
  } catch (error) {
    const fault = faultOf(error);
    const retryAfterMs = error instanceof Failed && error.retryAfter ? error.retryAfter * 1000 : 0;
    await replaceCommand(afterFault(command, fault, retryAfterMs));
  }
  await tellPages({ about: 'commands' });
  await tellPages({ about: 'commitment', id: command.commitmentId });
  await refreshBadge();
}

function afterFault(command: Command, fault: Fault, retryAfterMs: number): Command {
  if (!isTemporary(fault)) return { ...command, state: 'refused', fault };
  const tries = command.tries + 1;
  const wait = Math.max(retryAfterMs, Math.min(longestWaitMs, 1000 * 2 ** (tries - 1)));
  return { ...command, tries, fault, nextAt: instantAt(clock() + wait) };
}

/** Short waits by a timer, which dies with the worker, and always by an alarm, which does not. */
async function waitForNext(): Promise<void> {
  const underWay = (await commands.get()).filter(isUnderWay);
  if (!underWay.length) {
    await browser.alarms.clear(commandsAlarm);
    return;
  }
  await browser.alarms.create(commandsAlarm, alarmEvery);
  const waiting = underWay.filter(({ state }) => state === 'waiting');
  if (!waiting.length) return;
  const soonest = Math.min(...waiting.map((command) => Date.parse(command.nextAt)));
  setTimeout(() => void postCommands(), Math.max(0, soonest - clock()));
}
