import { createHash } from 'node:crypto';
import type { PagePause } from '@rebound/shared/page-health-schema';
import type { Instant } from '@rebound/shared/time';
import { asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../db/db';
import { pagePause } from './table';

/** The paused adapters, the same for every company. */
export function readPauses(read: Reader): Promise<PagePause[]> {
  return read.select().from(pagePause).orderBy(asc(pagePause.adapter));
}

/** Another one for other pauses, and for the same ones the same in every process. */
export function pausesTag(pauses: readonly PagePause[]): string {
  const digest = createHash('sha256').update(JSON.stringify(pauses)).digest('base64url');
  return `"${digest.slice(0, 22)}"`;
}

/** Pauses an adapter for everybody. One that is paused already stays so since when it was, for the new reason. */
export async function pauseAdapter(tx: Tx, adapter: string, reason: string, at: Instant): Promise<void> {
  await tx
    .insert(pagePause)
    .values({ adapter, pausedAt: at, reason })
    .onConflictDoUpdate({ target: pagePause.adapter, set: { reason } });
}

/** Ends a pause; answers whether there was one. */
export async function resumeAdapter(tx: Tx, adapter: string): Promise<boolean> {
  const { rowsAffected } = await tx.delete(pagePause).where(eq(pagePause.adapter, adapter));
  return rowsAffected > 0;
}
