import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/db';
import type { Caller } from '../permission/caller';
import { rejection } from './table';

/** Opens a rejection again whose answer was taken back. */
export async function reopenRejection(tx: Tx, { companyId }: Caller, id: string): Promise<void> {
  await tx
    .update(rejection)
    .set({ outcome: 'open', closedAt: null, closedBy: null })
    .where(and(eq(rejection.companyId, companyId), eq(rejection.id, id), eq(rejection.outcome, 'resent')));
}
