import type { Page } from '@rebound/shared/commitment/view-schema';
import { isToldAs } from '@rebound/shared/history/rows';
import type { HistoryRow } from '@rebound/shared/history/schema';
import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { pageFrom, readCursor } from '../cursor';
import type { Reader } from '../db/db';
import { letter } from '../notification/table';
import { asTold, readTold, type ToldScope } from '../notification/told-of';
import type { Caller } from '../permission/caller';
import { person } from '../permission/table';
import { rejection } from '../rejection/table';
import { history } from './table';

/**
 * The Change History of a commitment, newest first, each row with whom it was told to. That the caller may see the
 * commitment is checked before.
 */
export async function listHistory(
  read: Reader,
  caller: Caller,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
): Promise<Page<HistoryRow>> {
  const before = readCursor(cursor);
  const rows = await read
    .select({ row: history, email: person.email })
    .from(history)
    .leftJoin(person, eq(person.id, history.byId))
    .where(
      and(
        eq(history.companyId, caller.companyId),
        eq(history.commitmentId, id),
        before ? lt(history.seq, Number(before[0])) : undefined,
      ),
    )
    .orderBy(desc(history.seq))
    .limit(limit + 1);
  const told = await toldAt(
    read,
    { companyId: caller.companyId, commitmentId: id },
    rows.map(({ row }) => row.at),
  );
  return pageFrom(
    rows,
    limit,
    ({ row }) => [row.seq],
    ({ row: { id, at, byId, byName, changed, from, to }, email }) => ({
      ...{ id, at, changed, from, to },
      by: { id: byId, name: byName, email },
      told: told
        .filter(({ event, eventAt }) => eventAt === at && isToldAs(event, { changed, to: to ?? null }))
        .map(asTold),
    }),
  );
}

/** The letters about what happened at these moments: a letter bears the moment of the row, and so does a rejection. */
async function toldAt(read: Reader, scope: ToldScope, moments: readonly string[]) {
  if (!moments.length) return [];
  const at = [...new Set(moments)];
  return readTold(read, scope, or(inArray(letter.createdAt, at), inArray(rejection.rejectedAt, at)));
}
