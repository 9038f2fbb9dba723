import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { hashOf } from './append-history';
import { genesis } from './history-head';
import { history } from './table';

/** A head that was noted outside the database, with its number of rows where that is known. */
export interface NotedHead {
  rows: number | null;
  hash: string;
}

/**
 * `seq` names the first bad row. Some changes only a noted head gives away: `cut` is a chain that ends before the head,
 * `seq` to `upTo` being what is missing; `rewritten` has another hash there, the first bad row standing from `seq` to
 * `upTo`; `lost` is either of them.
 */
export type Verdict =
  | { ok: true; rows: number; head: string; noted: { hash: string; rows: number }[] }
  | { ok: false; seq: number; why: 'gap' | 'chain' | 'hash' }
  | { ok: false; seq: number; upTo: number | null; why: 'cut' | 'rewritten' | 'lost' };

const pageSize = 1000;

const { id, commitmentId, at, byId, byName, changed, from, to, previousHash, hash } = history;
const texts = [
  id,
  commitmentId,
  at,
  byId,
  byName,
  changed,
  sql`ifnull(${from}, '')`,
  sql`ifnull(${to}, '')`,
  previousHash,
  hash,
];
/** The driver reads a text up to its first NUL, so what stands behind one would be covered by no hash. */
const hasHidden = sql<number>`instr(cast(${sql.join(texts, sql` || `)} as blob), x'00')`;

/** Recomputes a company's chain from its first row and holds it against the heads that were noted of it. */
export async function verifyHistory(
  read: Reader,
  companyId: string,
  noted: readonly NotedHead[] = [],
): Promise<Verdict> {
  const sought = new Map(noted.filter(({ rows }) => rows !== null).map(({ rows, hash }) => [rows, hash]));
  const hashes = new Set(noted.map(({ hash }) => hash));
  const met = [{ hash: genesis, rows: 0 }];
  let seq = 0;
  let head = genesis;
  for (let rows = await pageOf(read, companyId, null); rows.length; rows = await pageOf(read, companyId, seq)) {
    for (const { row, hidden } of rows) {
      if (row.seq !== seq + 1) return { ok: false, seq: row.seq, why: 'gap' };
      if (row.previousHash !== head) return { ok: false, seq: row.seq, why: 'chain' };
      if (hidden || row.hash !== hashOf(row)) return { ok: false, seq: row.seq, why: 'hash' };
      const there = sought.get(row.seq) ?? row.hash;
      if (there !== row.hash) return { ok: false, seq: trusted(met) + 1, upTo: row.seq, why: 'rewritten' };
      seq = row.seq;
      head = row.hash;
      if (hashes.has(head)) met.push({ hash: head, rows: seq });
    }
  }
  const missing = noted.find(({ hash }) => !met.some((one) => one.hash === hash));
  if (missing?.rows && missing.rows > seq) return { ok: false, seq: seq + 1, upTo: missing.rows, why: 'cut' };
  if (missing) return { ok: false, seq: trusted(met) + 1, upTo: missing.rows, why: 'lost' };
  return { ok: true, rows: seq, head, noted: met.filter(({ hash }) => hashes.has(hash)) };
}

function pageOf(read: Reader, companyId: string, after: number | null) {
  return read
    .select({ row: history, hidden: hasHidden })
    .from(history)
    .where(and(eq(history.companyId, companyId), after === null ? undefined : gt(history.seq, after)))
    .orderBy(asc(history.seq))
    .limit(pageSize);
}

function trusted(met: { rows: number }[]): number {
  return met.at(-1)?.rows ?? 0;
}
