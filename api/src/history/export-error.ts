import { exportErrorText } from '@rebound/shared/history/rows';
import { and, desc, eq } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { history } from './table';

/** What the ERP said of the newest export that failed. */
export async function exportErrorOf(
  read: Reader,
  { companyId, commitmentId }: { companyId: string; commitmentId: string },
): Promise<string | null> {
  const [row] = await read
    .select({ message: history.to })
    .from(history)
    .where(
      and(
        eq(history.companyId, companyId),
        eq(history.commitmentId, commitmentId),
        eq(history.changed, exportErrorText),
      ),
    )
    .orderBy(desc(history.seq))
    .limit(1);
  return row?.message ?? null;
}
