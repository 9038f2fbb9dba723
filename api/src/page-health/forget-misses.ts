import type { Instant } from '@rebound/shared/time';
import { eq, lt } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { later } from '../notification/schedule';
import { pageMiss } from './table';

const keptMs = 90 * 24 * 3_600_000;

/** Forgets the misses that nobody has met for a quarter of a year. */
export async function forgetOldMisses(tx: Tx, at: Instant): Promise<void> {
  await tx.delete(pageMiss).where(lt(pageMiss.lastSeenAt, later(at, -keptMs)));
}

/** Forgets every miss, or those of one adapter; answers how many. The pauses stay. */
export async function clearMisses(tx: Tx, adapter?: string): Promise<number> {
  const gone = await tx.delete(pageMiss).where(adapter === undefined ? undefined : eq(pageMiss.adapter, adapter));
  return gone.rowsAffected;
}
