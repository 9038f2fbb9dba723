import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { genesis, hashOf } from './append-history';
import { history } from './table';

export type Verdict =
  | { ok: true; rows: number; head: string }
  | { ok: false; seq: number; why: 'gap' | 'chain' | 'hash' };

const pageSize = 1000;

/** Recomputes a company's chain from its first row; names the first row that does not fit. */
export async function verifyHistory(read: Reader, companyId: string): Promise<Verdict> {
  let seq = 0;
  let head = genesis;
  for (;;) {
    const rows = await read
      .select()
      .from(history)
      .where(and(eq(history.companyId, companyId), gt(history.seq, seq)))
      .orderBy(asc(history.seq))
      .limit(pageSize);
    for (const row of rows) {
      if (row.seq !== seq + 1) return { ok: false, seq: row.seq, why: 'gap' };
      if (row.previousHash !== head) return { ok: false, seq: row.seq, why: 'chain' };
      if (row.hash !== hashOf(row)) return { ok: false, seq: row.seq, why: 'hash' };
      seq = row.seq;
      head = row.hash;
    }
    if (rows.length < pageSize) return { ok: true, rows: seq, head };
  }
}
