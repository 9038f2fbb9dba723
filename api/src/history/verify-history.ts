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

/** A row as it stands in the database, which is not to be believed: it is only named. */
export type BadRow = Pick<typeof history.$inferSelect, 'id' | 'commitmentId' | 'at'>;

/**
 * `seq` names the first bad row, and `row` what stands there. Some changes only a noted head gives away: `cut` is a chain that ends before the head,
 * `seq` to `upTo` being what is missing; `rewritten` has another hash there, the first bad row standing from `seq` to
 * `upTo`; `lost` is either of them.
 */
export type Verdict =
  | { ok: true; rows: number; head: string; noted: { hash: string; rows: number }[] }
  | { ok: false; seq: number; why: 'gap' | 'chain' | 'hash'; row: BadRow }
  | { ok: false; seq: number; upTo: number | null; why: 'cut' | 'rewritten' | 'lost' };

const pageSize = 1000;

const { id, commitmentId, at, byId, byName, changed, from, to, previousHash, hash } = history;
const texts = [
  id,
  commitmentId,
  at,
  sql`ifnull(${byId}, '')`,
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
      const why = faultOf(row, { seq, head }) ?? (hidden ? 'hash' : null);
      if (why) return { ok: false, seq: row.seq, why, row: named(row) };
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

function faultOf(row: typeof history.$inferSelect, before: { seq: number; head: string }) {
  if (row.seq !== before.seq + 1) return 'gap';
  if (row.previousHash !== before.head) return 'chain';
  return row.hash === hashOf(row) ? null : 'hash';
}

function named({ id, commitmentId, at }: BadRow): BadRow {
  return { id, commitmentId, at };
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
