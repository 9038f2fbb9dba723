import { randomUUID } from 'node:crypto';
import type { Instant } from '@rebound/shared/time';
import { and, eq, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../db/db';
import type { Delivery, OutgoingLetter } from '../mail/mailer';
import { applyMailEvents } from './apply-mail-events';
import { earliest, later, leaseMs, pauseAfter, sureForMs } from './schedule';
import { letter } from './table';

type Letter = typeof letter.$inferSelect;

/** A letter that is ours to send until `leaseUntil`. */
export interface Taken extends Letter {
  token: string;
  leaseUntil: Instant;
}

/** When the next letter falls due, `null` when none waits. */
export async function nextDueAt(db: Db): Promise<Instant | null> {
  const waiting = db.read.select({ dueAt: letter.dueAt }).from(letter).where(isNotNull(letter.dueAt));
  const [next] = await waiting.orderBy(letter.dueAt).limit(1);
  return next?.dueAt ?? null;
}

/**
 * Takes up to `count` due letters, longest due first, under a lease: nobody else can take them before it ends, and they
 * fall due again by themselves when it does. What can no longer be sent safely or usefully goes to review instead.
 */
export function takeDue(db: Db, at: Instant, count: number): Promise<{ taken: Taken[]; givenUp: { id: string }[] }> {
  const token = randomUUID();
  const leaseUntil = later(at, leaseMs);
  return db.write(async (tx) => {
    const isDue = lte(letter.dueAt, at);
    const givenUp = await tx
      .update(letter)
      .set({
        ...ended('needs-review'),
        lastProblem: sql`coalesce(${letter.lastProblem} || ' ', '') || 'Given up: too late.'`,
      })
      .where(and(isDue, or(lte(letter.firstTriedAt, later(at, -sureForMs)), lte(letter.until, at))))
      .returning({ id: letter.id });
    const due = tx.select({ id: letter.id }).from(letter).where(isDue).orderBy(letter.dueAt).limit(count);
    const taken = await tx
      .update(letter)
      .set({
        state: 'sending',
        leaseToken: token,
        dueAt: leaseUntil,
        firstTriedAt: sql`coalesce(${letter.firstTriedAt}, ${at})`,
        attempts: sql`${letter.attempts} + 1`,
      })
      .where(inArray(letter.id, due))
      .returning();
    return { taken: taken.map((row) => ({ ...row, token, leaseUntil })), givenUp };
  });
}

/**
 * Records what became of a taken letter. False when the lease had passed to somebody else, whose word then counts;
 * nothing is changed.
 */
export async function settle(db: Db, taken: Taken, delivery: Delivery, at: Instant, chance: number): Promise<boolean> {
  return db.write(async (tx) => {
    const settled = await tx
      .update(letter)
      .set(after(delivery, taken, at, chance))
      .where(and(eq(letter.id, taken.id), eq(letter.leaseToken, taken.token)))
      .returning({ id: letter.id });
    if (settled.length && delivery.outcome === 'sent') await applyMailEvents(tx, delivery.providerId);
    return settled.length === 1;
  });
}

function after(delivery: Delivery, taken: Taken, at: Instant, chance: number) {
  switch (delivery.outcome) {
    case 'sent':
      return { ...ended('sent'), providerId: delivery.providerId, sentAt: at };
    case 'refused':
      return { ...ended('needs-review'), lastProblem: delivery.why };
    case 'retry': {
      const again = later(at, Math.max(delivery.restMs, pauseAfter(taken.attempts, chance)));
      const lastCall = taken.firstTriedAt && later(taken.firstTriedAt, sureForMs);
      const dueAt = earliest(again, lastCall, taken.until);
      return { state: 'waiting' as const, dueAt, leaseToken: null, lastProblem: delivery.why };
    }
  }
}

/** What is written of a letter that is not tried any more. A sign-in code need not be kept where others may read it. */
function ended<State extends 'sent' | 'needs-review'>(state: State) {
  const withoutWords = sql<OutgoingLetter>`json_set(${letter.payload}, '$.html', '', '$.text', '')`;
  const payload = sql<OutgoingLetter>`CASE ${letter.event} WHEN 'code' THEN ${withoutWords} ELSE ${letter.payload} END`;
  return { state, dueAt: null, leaseToken: null, payload };
}
