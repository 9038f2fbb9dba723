import type { Page } from '@rebound/shared/commitment/view-schema';
import type { HistoryRow } from '@rebound/shared/history/schema';
import { and, desc, eq, lt } from 'drizzle-orm';
import { pageFrom, readCursor } from '../cursor';
import type { Reader } from '../db/db';
import type { Caller } from '../permission/caller';
import { person } from '../permission/table';
import { history } from './table';

/** The Change History of a commitment, newest first. That the caller may see the commitment is checked before. */
export async function listHistory(
  read: Reader,
  caller: Caller,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
): Promise<Page<HistoryRow>> {
  const before = readCursor(cursor);
  const rows = await read
    .select({ row: history, email: person.email })
    .from(history)
    .innerJoin(person, eq(person.id, history.byId))
    .where(
      and(
        eq(history.companyId, caller.companyId),
        eq(history.commitmentId, id),
        before ? lt(history.seq, Number(before[0])) : undefined,
      ),
    )
    .orderBy(desc(history.seq))
    .limit(limit + 1);
  return pageFrom(
    rows,
    limit,
    ({ row }) => [row.seq],
    ({ row: { id, at, byId, byName, changed, from, to }, email }) => ({
      ...{ id, at, changed, from, to },
      by: { id: byId, name: byName, email },
    }),
  );
}
