import { randomUUID } from 'node:crypto';
import type { Instant } from '@rebound/shared/time';
import { and, eq, isNotNull, lte, min, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db';
import { later, leaseMs } from '../schedule';
import { inbox } from './table';

export type WaitingMail = typeof inbox.$inferSelect & { leaseToken: string };

/** Somebody else has taken the mail since: whatever we found out about it is theirs to say. */
export class LeaseLost extends Error {}

/** When the next mail falls due, `null` when none waits. */
export async function nextMailDueAt(db: Db): Promise<Instant | null> {
  const waiting = db.read.select({ dueAt: inbox.dueAt }).from(inbox).where(isNotNull(inbox.dueAt));
  const [next] = await waiting.orderBy(inbox.dueAt).limit(1);
  return next?.dueAt ?? null;
}

/**
 * Takes a mail under a lease, after which it falls due again by itself: that which has been due for longest of the company
 * next to `last`, the one of the mail before. So each has its turn, however many wait for another.
 */
export function takeMail(db: Db, at: Instant, last: WaitingMail | null): Promise<WaitingMail | null> {
  const leaseToken = randomUUID();
  return db.write(async (tx) => {
    // With `min` alone, SQLite takes the other columns from the row that it is of: https://sqlite.org/lang_select.html#bareagg
    const due = nextOf(
      await tx
        .select({ id: inbox.id, companyId: inbox.companyId, dueAt: min(inbox.dueAt) })
        .from(inbox)
        .where(lte(inbox.dueAt, at))
        .groupBy(inbox.companyId),
      last,
    );
    if (!due) return null;
    const [taken] = await tx
      .update(inbox)
      .set({ leaseToken, dueAt: later(at, leaseMs), attempts: sql`${inbox.attempts} + 1` })
      .where(eq(inbox.id, due.id))
      .returning();
    return taken ? { ...taken, leaseToken } : null;
  });
}

function nextOf<T extends { companyId: string | null }>(heads: T[], last: WaitingMail | null): T | undefined {
  const name = ({ companyId }: { companyId: string | null }) => companyId ?? '';
  const inOrder = heads.toSorted((one, other) => (name(one) < name(other) ? -1 : 1));
  return inOrder.find((one) => last !== null && name(one) > name(last)) ?? inOrder[0];
}

/** Writes what became of a mail. Throws `LeaseLost`, so that the transaction it is part of comes to nothing. */
export async function writeMail(
  tx: Tx,
  { id, leaseToken }: WaitingMail,
  values: Partial<typeof inbox.$inferInsert>,
): Promise<void> {
  const written = await tx
    .update(inbox)
    .set(values)
    .where(and(eq(inbox.id, id), eq(inbox.leaseToken, leaseToken)));
  if (written.rowsAffected !== 1) throw new LeaseLost(`Mail ${id} is with somebody else.`);
}

/** What is written of a mail that is not taken again. */
export const settled = { dueAt: null, leaseToken: null } as const;
