import { createHash } from 'node:crypto';
import type { Instant } from '@rebound/shared/time';
import { and, eq, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { letter } from './table';

/** From how many untried letters on they leave together. Fewer leave one by one, and share no fate. */
export const manyAre = 10;
const mostCharacters = 2_000_000;

/**
 * The letters to hand over next, in one call: the longest due, alone; or its whole batch; or, where many are due, a new
 * batch. A letter that was once handed over in some way is never handed over in another: the provider knows it by the
 * key of that call alone. So a batch is made of untried letters, in the transaction that takes it for the first time,
 * and what is in it never changes; all of it runs out at the same time. A sign-in code goes alone.
 */
export async function chooseLetters(
  tx: Tx,
  at: Instant,
  batchOf: number,
): Promise<{ ids: string[]; batch: string | null }> {
  const isDue = lte(letter.dueAt, at);
  const longestDue = tx.select().from(letter).where(isDue).orderBy(letter.dueAt).limit(1);
  const [first] = await longestDue;
  if (!first) return { ids: [], batch: null };
  if (first.batch) {
    const members = await tx.select({ id: letter.id }).from(letter).where(eq(letter.batch, first.batch));
    return { ids: members.map(({ id }) => id), batch: first.batch };
  }
  const alone = { ids: [first.id], batch: null };
  if (first.attempts > 0 || first.event === 'code' || batchOf < manyAre) return alone;

  const isSameUntil = first.until === null ? isNull(letter.until) : eq(letter.until, first.until);
  const untried = await tx
    .select({ id: letter.id, key: letter.key, size: sql<number>`length(${letter.payload})` })
    .from(letter)
    .where(and(isDue, eq(letter.attempts, 0), ne(letter.event, 'code'), isNull(letter.batch), isSameUntil))
    .orderBy(letter.dueAt)
    .limit(batchOf);
  let characters = 0;
  const fitting = untried.filter(({ size }) => {
    characters += size;
    return characters <= mostCharacters;
  });
  if (fitting.length < manyAre) return alone;
  return { ids: fitting.map(({ id }) => id), batch: batchKey(fitting.map(({ key }) => key)) };
}

/** Named by what is in it: a database that was set back to a backup makes the same call again under the same key. */
function batchKey(keys: readonly string[]): string {
  return `batch/${createHash('sha256').update(keys.toSorted().join('\n')).digest('hex')}`;
}
