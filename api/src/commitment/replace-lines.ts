import type { Commitment } from '@rebound/shared/commitment/schema';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { line } from './table';

/** Writes the lines of a commitment in their order, in place of those that are there. */
export async function replaceLines(
  tx: Tx,
  { companyId, id }: { companyId: string; id: string },
  lines: Commitment['lines'],
): Promise<void> {
  await tx.delete(line).where(and(eq(line.companyId, companyId), eq(line.commitmentId, id)));
  if (!lines.length) return;
  await tx.insert(line).values(
    lines.map((one, position) => ({
      ...{ ...one, companyId, commitmentId: id, position },
      costCode: one.costCode?.code ?? null,
    })),
  );
}
