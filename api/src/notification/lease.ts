import { randomUUID } from 'node:crypto';
import type { Instant } from '@rebound/shared/time';
import { and, eq, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '../db/db';
import type { Fate, Retry } from '../mail/mailer';
import { applyMailEvents } from './apply-mail-events';
import { chooseLetters } from './choose-letters';
import { ended } from './ended';
import { earliest, later, leaseMs, pauseAfter, sureForMs } from './schedule';
import { letter, mailEvent } from './table';

type Letter = typeof letter.$inferSelect;

/** What is handed over in one call, ours to send until `leaseUntil`: one letter under its key, or a batch under its own. */
export interface Parcel {
  key: string;
  token: string;
  leaseUntil: Instant;
  /** In the order in which they are handed over, every time. */
  letters: Letter[];
}

/** What became of one letter of a parcel. */
export type Outcome = Fate | (Retry & { restMs: number });

/** When the next letter falls due, `null` when none waits. */
export async function nextDueAt(db: Db): Promise<Instant | null> {
  const waiting = db.read.select({ dueAt: letter.dueAt }).from(letter).where(isNotNull(letter.dueAt));
  const [next] = await waiting.orderBy(letter.dueAt).limit(1);
  return next?.dueAt ?? null;
}

/**
 * Takes what has been due for longest under a lease: nobody else can take it before that ends, and it falls due again by
 * itself when it does. What can no longer be sent safely or usefully goes to review instead. `batchOf` is how many
 * letters the provider takes in one call.
 */
export function takeNext(db: Db, at: Instant, batchOf = 1): Promise<{ parcel: Parcel | null; givenUp: string[] }> {
  const token = randomUUID();
  const leaseUntil = later(at, leaseMs);
  return db.write(async (tx) => {
    const givenUp = await giveUp(tx, at);
    const { ids, batch } = await chooseLetters(tx, at, batchOf);
    if (!ids.length) return { parcel: null, givenUp };
    const letters = await tx
      .update(letter)
      .set({
        ...{ state: 'sending', batch, leaseToken: token, dueAt: leaseUntil },
        firstTriedAt: sql`coalesce(${letter.firstTriedAt}, ${at})`,
        attempts: sql`${letter.attempts} + 1`,
      })
      .where(inArray(letter.id, ids))
      .returning();
    letters.sort((one, other) => (one.id < other.id ? -1 : 1));
    return { parcel: { key: batch ?? letters[0]?.key ?? '', token, leaseUntil, letters }, givenUp };
  });
}

async function giveUp(tx: Tx, at: Instant): Promise<string[]> {
  const isTooLate = or(lte(letter.firstTriedAt, later(at, -sureForMs)), lte(letter.until, at));
  const givenUp = await tx
    .update(letter)
    .set({
      ...ended('needs-review'),
      lastProblem: sql`coalesce(${letter.lastProblem} || ' ', '') || 'Given up: too late.'`,
    })
    .where(and(lte(letter.dueAt, at), isTooLate))
    .returning({ id: letter.id });
  return givenUp.map(({ id }) => id);
}

/**
 * Records what became of the letters of a parcel, in their order. False when the lease had passed to somebody else, whose
 * word then counts; nothing is changed.
 */
export async function settle(
  db: Db,
  { letters, token }: Parcel,
  fates: readonly Outcome[],
  at: Instant,
  chance: number,
): Promise<boolean> {
  return db.write(async (tx) => {
    const ids = letters.map(({ id }) => id);
    const isHeld = and(inArray(letter.id, ids), eq(letter.leaseToken, token));
    const held = await tx.select({ id: letter.id }).from(letter).where(isHeld);
    if (held.length !== letters.length) return false;
    const providerIds: Record<string, string> = {};
    for (const [index, one] of letters.entries()) {
      const fate = fates[index];
      if (!fate) throw new Error('A letter without a fate.');
      if (fate.outcome === 'sent') providerIds[one.id] = fate.providerId;
      else
        await tx
          .update(letter)
          .set(after(fate, one, at, chance))
          .where(eq(letter.id, one.id));
    }
    await writeSent(tx, providerIds, at);
    return true;
  });
}

/** In three statements, however many there are: the database has one writer. `providerIds` by the ids of the letters. */
async function writeSent(tx: Tx, providerIds: Record<string, string>, at: Instant): Promise<void> {
  const ids = Object.keys(providerIds);
  if (!ids.length) return;
  const providerId = sql`json_extract(${JSON.stringify(providerIds)}, '$."' || ${letter.id} || '"')`;
  await tx
    .update(letter)
    .set({ ...ended('sent'), providerId, sentAt: at })
    .where(inArray(letter.id, ids));
  const isOfThese = inArray(mailEvent.providerId, Object.values(providerIds));
  const said = await tx.selectDistinct({ of: mailEvent.providerId }).from(mailEvent).where(isOfThese);
  for (const { of } of said) await applyMailEvents(tx, of);
}

function after(fate: Exclude<Outcome, { outcome: 'sent' }>, sent: Letter, at: Instant, chance: number) {
  switch (fate.outcome) {
    case 'refused':
      return { ...ended('needs-review'), lastProblem: fate.why };
    case 'retry': {
      const again = later(at, Math.max(fate.restMs, pauseAfter(sent.attempts, chance)));
      const lastCall = sent.firstTriedAt && later(sent.firstTriedAt, sureForMs);
      const dueAt = earliest(again, lastCall, sent.until);
      return { state: 'waiting' as const, dueAt, leaseToken: null, lastProblem: fate.why };
    }
  }
}
