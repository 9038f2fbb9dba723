import { parseArgs } from 'node:util';
import type { Tx } from '../db/db';
import { type AskableState, askableStates, letterInFull, listLetters } from '../notification/list-letters';
import { type Reviewed, releaseLetter, retryLetter } from '../notification/review-letter';
import { usage } from './change-and-say';
import { onDatabase } from './database';

const most = 200;
export const listUsage = `[--state ${askableStates.join('|')}] [--company <id>]`;

/** Lists letters, without what they say: those that have not left, need review or came back, unless asked otherwise. */
export async function listOutbox(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { state: { type: 'string' }, company: { type: 'string' } } });
  const state = askableStates.find((one): one is AskableState => one === values.state);
  if (values.state !== undefined && !state) return usage(`outbox list ${listUsage}`, `No state ${values.state}.`);
  const asked = {
    most: most + 1,
    ...(state ? { state } : {}),
    ...(values.company ? { companyId: values.company } : {}),
  };
  const letters = await onDatabase((db) => listLetters(db.read, asked));
  for (const one of letters.slice(0, most)) {
    const about = [one.id, one.createdAt, one.companyId, one.delivery ?? one.state, one.event, one.recipient];
    const problem = one.reviewed ?? one.lastProblem;
    console.log([...about, `tries ${one.attempts}`, ...(problem ? [problem] : [])].join('  '));
  }
  if (!letters.length) console.log('No such letter.');
  if (letters.length > most) console.error(`More than ${most}: say a state or a company.`);
  return 0;
}

/** Shows what is known of one letter, but not what it says. */
export async function showLetter([id, ...rest]: string[]): Promise<number> {
  if (!id || rest.length) return usage('outbox show <id>');
  const found = await onDatabase((db) => letterInFull(db.read, id));
  if (!found) return say({ done: false, words: 'There is no such letter.' });
  const { said, leaseToken, ...known } = found;
  for (const [name, value] of Object.entries(known)) if (value !== null) console.log(`${name.padEnd(13)} ${value}`);
  if (leaseToken) console.log(`${'lease until'.padEnd(13)} ${known.dueAt}`);
  for (const { delivery, receivedAt } of said) console.log(`${'provider'.padEnd(13)} ${receivedAt}  ${delivery}`);
  return 0;
}

/** Has a letter that needs review sent again, where that is safe or the operator says so. */
export async function retryOne(args: string[]): Promise<number> {
  const again = { 'again-after-review': { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, options: again, allowPositionals: true });
  const [id, ...rest] = positionals;
  if (!id || rest.length) return usage('outbox retry <id> [--again-after-review]');
  return review((tx, at) => retryLetter(tx, id, values['again-after-review'], at));
}

/** Gives a letter up, or marks one that came back as looked at. */
export async function releaseOne(args: string[]): Promise<number> {
  const options = { reason: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [id, ...rest] = positionals;
  const reason = values.reason?.trim();
  if (!id || rest.length || !reason) return usage('outbox release <id> --reason <text>');
  return review((tx) => releaseLetter(tx, id, reason));
}

async function review(change: (tx: Tx, at: string) => Promise<Reviewed>): Promise<number> {
  return say(await onDatabase((db) => db.write((tx) => change(tx, new Date().toISOString()))));
}

function say({ done, words }: Reviewed): number {
  (done ? console.log : console.error)(words);
  return done ? 0 : 1;
}
