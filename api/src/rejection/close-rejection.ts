import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/db';
import type { Caller } from '../permission/caller';
import { rejection } from './table';

/** Closes the open rejection of a commitment, where there is one. */
export async function closeRejection(
  tx: Tx,
  caller: Caller,
  { commitmentId, outcome, at }: { commitmentId: string; outcome: 'resent' | 'voided'; at: Instant },
): Promise<void> {
  await tx
    .update(rejection)
    .set({ outcome, closedAt: at, closedBy: caller.person.id })
    .where(
      and(
        eq(rejection.companyId, caller.companyId),
        eq(rejection.commitmentId, commitmentId),
        eq(rejection.outcome, 'open'),
      ),
    );
}
