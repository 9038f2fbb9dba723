import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/db';
import type { Reviewed } from '../review-letter';
import { inbox } from './table';

const no = (words: string): Reviewed => ({ done: false, words });

/** Has a mail that was kept read again, after what stood in its way was mended: as it is kept, or fetched anew. */
export async function retryMail(tx: Tx, id: string, at: Instant): Promise<Reviewed> {
  const [found] = await tx.select({ state: inbox.state }).from(inbox).where(eq(inbox.id, id));
  if (!found) return no('There is no such mail.');
  if (found.state !== 'kept') return no(`It is ${found.state}: only what was kept is read again.`);
  await tx
    .update(inbox)
    .set({ state: 'waiting', reason: null, detail: null, dueAt: at, attempts: 0, lastProblem: null })
    .where(and(eq(inbox.id, id), eq(inbox.state, 'kept')));
  return { done: true, words: 'It is read again within half a minute, where the API runs.' };
}

/** Closes a mail that was kept, for good, and lets go of what it says. */
export async function dropMail(tx: Tx, id: string, reason: string): Promise<Reviewed> {
  const [found] = await tx.select({ state: inbox.state }).from(inbox).where(eq(inbox.id, id));
  if (!found) return no('There is no such mail.');
  if (found.state !== 'kept') return no(`It is ${found.state}: only what was kept is dropped.`);
  await tx
    .update(inbox)
    .set({ state: 'dropped', detail: reason, source: null })
    .where(and(eq(inbox.id, id), eq(inbox.state, 'kept')));
  return { done: true, words: 'It is dropped.' };
}
