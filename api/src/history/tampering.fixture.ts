import { createClient, type InStatement } from '@libsql/client';
import fc from 'fast-check';
import { openLedger } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';
import { appendHistory, hashOf } from './append-history';
import { historyHead } from './history-head';
import { history } from './table';
import type { NotedHead } from './verify-history';

export const chainLength = 60;
/** A head is noted after so many rows, as a daily summary would. */
export const notedEvery = 10;

type Row = typeof history.$inferSelect;

/** What somebody who can write to the database file does to the chain of company one. Rows count from 1. */
export type Tampering =
  | { kind: 'column'; row: number; column: keyof typeof columns; how: number }
  | { kind: 'shift'; row: number }
  | { kind: 'delete'; row: number }
  | { kind: 'swap'; row: number; other: number }
  | { kind: 'forge'; row: number; fits: boolean }
  | { kind: 'append'; fits: boolean }
  | { kind: 'squeeze-in'; seq: number }
  | { kind: 'elsewhere'; row: number }
  | { kind: 'cut'; row: number }
  | { kind: 'rewrite'; row: number; until: number };

const columns = {
  id: 'id',
  commitmentId: 'commitment_id',
  at: 'at',
  byId: 'by_id',
  byName: 'by_name',
  changed: 'changed',
  from: '"from"',
  to: '"to"',
  previousHash: 'previous_hash',
  hash: 'hash',
} as const;

/** Ways to change a text, in SQL, so that it is another. */
const changes = [
  (text: string) => `${text} || ' '`,
  (text: string) => `${text} || char(0) || 'tail'`,
  (text: string) => `CASE ${text} WHEN '' THEN 'x' ELSE substr(${text}, 1, length(${text}) - 1) END`,
  (text: string) => `CASE ${text} WHEN upper(${text}) THEN ${text} || 'x' ELSE upper(${text}) END`,
  (text: string) => `CAST(${text} AS BLOB)`,
  (text: string) => `char(8203) || ${text}`,
  (text: string) => `CASE ${text} WHEN '' THEN 'null' ELSE '' END`,
  (text: string) => `substr(${text}, 2) || substr(${text}, 1, 1) || '.'`,
];

const row = fc.integer({ min: 1, max: chainLength });
const pair = fc
  .uniqueArray(row, { minLength: 2, maxLength: 2 })
  .map((two) => two.sort((a, b) => a - b) as [number, number]);

export const anyTampering: fc.Arbitrary<Tampering> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ kind: fc.constant('column' as const), row },
      column: fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])),
      how: fc.nat({ max: changes.length }),
    }),
  },
  fc.record({ kind: fc.constant('shift' as const), row }),
  fc.record({ kind: fc.constant('delete' as const), row }),
  pair.map(([first, other]) => ({ kind: 'swap' as const, row: first, other })),
  fc.record({ kind: fc.constant('forge' as const), row, fits: fc.boolean() }),
  fc.record({ kind: fc.constant('append' as const), fits: fc.boolean() }),
  fc.constantFrom(0, -1, -1000, 0.5, 17.5, 59.5, 61.5).map((seq) => ({ kind: 'squeeze-in' as const, seq })),
  fc.record({ kind: fc.constant('elsewhere' as const), row }),
  fc.record({ kind: fc.constant('cut' as const), row }),
  { weight: 2, arbitrary: pair.map(([first, until]) => ({ kind: 'rewrite' as const, row: first, until })) },
  { weight: 2, arbitrary: row.map((first) => ({ kind: 'rewrite' as const, row: first, until: chainLength })) },
);

/** A chain of company one with the heads noted of it, and a hand at its file that no trigger stops. */
export async function openChain() {
  const ledger = await openLedger([smallCompany(), smallCompany('two')]);
  const caller = { companyId: 'one', person: { id: 'manager', name: 'The manager', email: 'manager@one.test' } };
  const { db } = ledger.deps;
  const noted: NotedHead[] = [];
  for (let { rows } = await historyHead(db.read, 'one'); rows < chainLength; ) {
    await db.write((tx) =>
      appendHistory(tx, caller, {
        ...{ commitmentId: 'sc-1', at: '2026-11-02T09:00:00.000Z' },
        event:
          rows % 3
            ? { kind: 'sent', from: 'not-sent' }
            : { kind: 'edited', changes: [{ field: 'title', line: null, from: 'Old', to: `New ${rows}` }] },
      }),
    );
    const head = await historyHead(db.read, 'one');
    rows = head.rows;
    if (rows % notedEvery === 0) noted.push(head);
  }

  const file = createClient({ url: ledger.url });
  const untouched = `${ledger.url}-untouched`;
  await file.execute('PRAGMA foreign_keys = OFF');
  await file.execute('PRAGMA synchronous = OFF');
  await file.execute({ sql: 'ATTACH ? AS elsewhere', args: [untouched.slice('file:'.length)] });
  const triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'history'";
  for (const { name } of (await file.execute(triggers)).rows) await file.execute(`DROP TRIGGER "${name}"`);
  await file.execute('CREATE TABLE elsewhere.untouched AS SELECT * FROM history');
  const pristine = await db.read.select().from(history);
  const rows = pristine.filter(({ companyId }) => companyId === 'one').sort((a, b) => a.seq - b.seq);
  const at = (seq: number): Row => {
    const found = rows[seq - 1];
    if (!found) throw new Error(`There is no row ${seq}.`);
    return found;
  };

  function insert(entry: Row): InStatement {
    const { companyId, seq, id, commitmentId, byId, byName, changed, from, to, previousHash, hash } = entry;
    return {
      sql: 'INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      args: [companyId, seq, id, commitmentId, entry.at, byId, byName, changed, from, to, previousHash, hash],
    };
  }

  function forged(seq: number, previousHash: string, fits: boolean): Row {
    const entry = { ...at(1), seq, id: `forged-${seq}`, changed: 'Forged', previousHash };
    return { ...entry, hash: fits ? hashOf(entry) : 'f'.repeat(64) };
  }

  const one = "company_id = 'one'";
  const hands: { [Kind in Tampering['kind']]: (done: Extract<Tampering, { kind: Kind }>) => InStatement[] } = {
    column: ({ row: seq, column, how }) => {
      const name = columns[column];
      const isNull = at(seq)[column] === null;
      const other = changes[how]?.(name) ?? (column === 'from' || column === 'to' ? 'NULL' : `${name} || '?'`);
      return [`UPDATE history SET ${name} = ${isNull ? "''" : other} WHERE ${one} AND seq = ${seq}`];
    },
    // The same letters in the same order, in other columns.
    shift: ({ row: seq }) => [
      `UPDATE history SET by_name = substr(by_name, 1, length(by_name) - 1), changed = substr(by_name, -1) || changed WHERE ${one} AND seq = ${seq}`,
    ],
    delete: ({ row: seq }) => [`DELETE FROM history WHERE ${one} AND seq = ${seq}`],
    swap: ({ row: first, other }) =>
      [
        [-1, first],
        [first, other],
        [other, -1],
      ].map(([to, from]) => `UPDATE history SET seq = ${to} WHERE ${one} AND seq = ${from}`),
    forge: ({ row: seq, fits }) => [
      `UPDATE history SET seq = -seq - 1 WHERE ${one} AND seq >= ${seq}`,
      `UPDATE history SET seq = -seq WHERE ${one} AND seq < 0`,
      insert(forged(seq, at(seq).previousHash, fits)),
    ],
    append: ({ fits }) => [insert(forged(chainLength + 1, at(chainLength).hash, fits))],
    'squeeze-in': ({ seq }) => [insert(forged(seq, at(1).previousHash, true))],
    elsewhere: ({ row: seq }) => [`UPDATE history SET company_id = 'ghost' WHERE ${one} AND seq = ${seq}`],
    cut: ({ row: seq }) => [`DELETE FROM history WHERE ${one} AND seq >= ${seq}`],
    rewrite: ({ row: seq, until }) => {
      let previousHash = at(seq).previousHash;
      const anew = Array.from({ length: until - seq + 1 }, (_, n) => {
        const entry = { ...at(seq + n), previousHash, ...(n === 0 && { to: 'Rewritten' }) };
        previousHash = hashOf(entry);
        return insert({ ...entry, hash: previousHash });
      });
      return [`DELETE FROM history WHERE ${one} AND seq BETWEEN ${seq} AND ${until}`, ...anew];
    },
  };

  return {
    ...{ ledger, noted, read: db.read },
    /** Does it for the time of `work`, and puts all back. */
    tampered: async <T>(done: Tampering, work: () => Promise<T>): Promise<T> => {
      await file.batch((hands[done.kind] as (done: Tampering) => InStatement[])(done), 'write');
      try {
        return await work();
      } finally {
        await file.batch(['DELETE FROM history', 'INSERT INTO history SELECT * FROM elsewhere.untouched'], 'write');
      }
    },
    close: async () => {
      file.close();
      await ledger.close();
    },
  };
}
