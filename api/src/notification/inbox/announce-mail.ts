import type { Instant } from '@rebound/shared/time';
import { and, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/db';
import type { Deps } from '../../deps';
import { later } from '../schedule';
import { inbox } from './table';

const day = 24 * 3_600_000;
/** For how long mails that came in are kept, whatever became of them. */
const keptDays = 90;

/** Takes note that a mail came in, once however often the provider says so; it is fetched and read afterwards. */
export async function announceMail(
  { db, now, mailWaits }: Pick<Deps, 'db' | 'now' | 'mailWaits'>,
  id: string,
): Promise<void> {
  const at = now();
  const row = { id, state: 'waiting' as const, announcedAt: at, dueAt: at, attempts: 0 };
  await db.write((tx) => tx.insert(inbox).values(row).onConflictDoNothing());
  mailWaits();
}

/** Forgets mails that came in long ago, and lets go of the bodies of those that nobody has to look at. */
export async function forgetMails(tx: Tx, at: Instant): Promise<void> {
  const isDone = isNull(inbox.dueAt);
  await tx.delete(inbox).where(and(isDone, lt(inbox.announcedAt, later(at, -keptDays * day))));
  const isSettled = and(isDone, sql`${inbox.state} in ('recorded', 'known', 'dropped')`);
  await tx
    .update(inbox)
    .set({ source: null })
    .where(and(isSettled, lt(inbox.announcedAt, later(at, -7 * day))));
}
