import type { Instant } from '@rebound/shared/time';
import { eq } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { ended } from './ended';
import { forgottenAfterMs, later, sureForMs } from './schedule';
import { letter } from './table';

type Letter = typeof letter.$inferSelect;

/** What an operator asked of a letter: done, in words, or not, and why not. */
export interface Reviewed {
  done: boolean;
  words: string;
}

const no = (words: string): Reviewed => ({ done: false, words });

/**
 * Puts a letter that needs review back in the outbox. As long as the provider remembers the call, it is repeated as it
 * was, under its key, with all its letters if it was a batch. Once the provider has surely forgotten it, nothing but the
 * operator's word (`again`) rules out that it arrives twice.
 */
export async function retryLetter(tx: Tx, id: string, again: boolean, at: Instant): Promise<Reviewed> {
  const found = await letterCalled(tx, id);
  if (!found) return no('There is no such letter.');
  if (found.state !== 'needs-review') return no(`It is ${found.state}: only what needs review is sent again.`);
  if (found.event === 'code') return no('A sign-in code is not kept. Whoever wants one asks for another.');
  if (found.until !== null && found.until <= at) return no(`It was of use until ${found.until}.`);

  const call = found.batch ? await tx.select().from(letter).where(eq(letter.batch, found.batch)) : [found];
  const isUnanswered = call.every(({ state }) => state === 'needs-review');
  const { firstTriedAt } = found;
  if (isUnanswered && (firstTriedAt === null || at < later(firstTriedAt, sureForMs))) {
    for (const one of call) await putBack(tx, one, { dueAt: at });
    const others = call.length > 1 ? ` with the ${call.length - 1} others of its call` : '';
    return { done: true, words: `It is sent again under its key${others}.` };
  }
  const from = later(firstTriedAt ?? at, forgottenAfterMs);
  if (at < from) {
    const why = isUnanswered ? 'The provider may still know its key' : 'Others of its call were taken';
    return no(`${why}: look at the provider's own list; it can be sent anew from ${from} on.`);
  }
  if (!again) return no('The provider has forgotten its key, so it might arrive twice. If not, --again-after-review.');
  const anew = { batch: null, firstTriedAt: null, attempts: 0 };
  await putBack(tx, found, { ...anew, dueAt: at, reviewed: `Sent anew after review, ${at}.` });
  return { done: true, words: 'It is sent anew.' };
}

/** Closes a letter for good: one that did not leave, or one that came back and was looked at. */
export async function releaseLetter(tx: Tx, id: string, reason: string): Promise<Reviewed> {
  const found = await letterCalled(tx, id);
  if (!found) return no('There is no such letter.');
  const cameBack = found.state === 'sent' && found.delivery === 'bounced';
  const neverLeft = found.state === 'needs-review' || (found.state === 'waiting' && found.attempts === 0);
  if (!cameBack && !neverLeft) {
    return no(`It is ${found.state}: what is being sent is not given up, as it may have arrived.`);
  }
  const given = cameBack ? {} : ended('released');
  await tx
    .update(letter)
    .set({ ...given, reviewed: reason })
    .where(eq(letter.id, found.id));
  return { done: true, words: cameBack ? 'It is marked as looked at.' : 'It is given up.' };
}

async function letterCalled(tx: Tx, id: string): Promise<Letter | undefined> {
  const [found] = await tx.select().from(letter).where(eq(letter.id, id));
  return found;
}

async function putBack(tx: Tx, { id }: Letter, more: Partial<Letter>): Promise<void> {
  await tx
    .update(letter)
    .set({ state: 'waiting', leaseToken: null, ...more })
    .where(eq(letter.id, id));
}
