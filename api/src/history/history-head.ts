import type { HistoryHead } from '@rebound/shared/history/schema';
import { desc, eq } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { history } from './table';

/** What the first row of a company's chain stands on. */
export const genesis = '0'.repeat(64);

/** The end of a company's chain as it stands now, from one read. Noted outside the database, it anchors the chain. */
export async function historyHead(read: Reader, companyId: string): Promise<HistoryHead> {
  const [last] = await read
    .select({ rows: history.seq, hash: history.hash })
    .from(history)
    .where(eq(history.companyId, companyId))
    .orderBy(desc(history.seq))
    .limit(1);
  return last ?? { rows: 0, hash: genesis };
}

/** A head as people note it and hand it back: `128:3fa9…`. */
export function headText({ rows, hash }: HistoryHead): string {
  return `${rows}:${hash}`;
}

/** A head that somebody noted; only its hash, where that is all that they have. `null` for what is neither. */
export function readHead(text: string): { rows: number | null; hash: string } | null {
  const found = /^(?:(?<rows>\d{1,15}):)?(?<hash>[0-9a-f]{64})$/.exec(text.trim().toLowerCase())?.groups;
  if (!found?.hash) return null;
  return { rows: found.rows === undefined ? null : Number(found.rows), hash: found.hash };
}
