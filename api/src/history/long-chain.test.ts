import { createClient, type InStatement, type ResultSet } from '@libsql/client';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';
import { smallCompany } from '../testing/small-company';
import { hashOf } from './append-history';
import { historyHead } from './history-head';
import { verifyHistory } from './verify-history';

const { pages } = vi.hoisted(() => ({ pages: [] as number[] }));

/** The driver, which counts the rows that each query puts into memory at once. */
vi.mock('@libsql/client', async (original) => {
  const driver = await original<typeof import('@libsql/client')>();
  return {
    ...driver,
    createClient: (config: Parameters<typeof driver.createClient>[0]) => {
      const client = driver.createClient(config);
      const execute = client.execute.bind(client) as (statement: InStatement) => Promise<ResultSet>;
      return Object.assign(client, {
        execute: async (statement: InStatement) => {
          const result = await execute(statement);
          pages.push(result.rows.length);
          return result;
        },
      });
    },
  };
});

const length = 100_000;
const atOnce = 1000;
const columns = Array.from({ length: 12 }, (_, index) => `value->>${index}`);

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger([smallCompany()]);
  const file = createClient({ url: ledger.url });
  let { rows: seq, hash } = await historyHead(ledger.deps.db.read, 'one');
  while (seq < length) {
    const entries = Array.from({ length: Math.min(atOnce, length - seq) }, () => {
      seq += 1;
      const entry = {
        ...{ companyId: 'one', seq, id: `row-${seq}`, commitmentId: 'sc-1', at: '2026-11-02T09:00:00.000Z' },
        ...{ byId: 'manager', byName: 'The manager', changed: 'Title', from: null, to: `Title ${seq}` },
        previousHash: hash,
      };
      hash = hashOf(entry);
      return { ...entry, hash };
    });
    await file.execute({
      sql: `INSERT INTO history SELECT ${columns} FROM json_each(?)`,
      args: [JSON.stringify(entries.map((entry) => columnsOf(entry)))],
    });
  }
  file.close();
}, 120_000);
afterAll(() => ledger?.close());

type Entry = Parameters<typeof hashOf>[0] & { hash: string };
function columnsOf({ companyId, seq, id, commitmentId, at, byId, byName, ...rest }: Entry) {
  const { changed, from, to, previousHash, hash } = rest;
  return [companyId, seq, id, commitmentId, at, byId, byName, changed, from, to, previousHash, hash];
}

describe(`a chain of ${length} rows`, () => {
  it('is verified with few of them in memory', { timeout: 120_000 }, async () => {
    pages.length = 0;
    const from = performance.now();
    expect(await verifyHistory(ledger.deps.db.read, 'one')).toMatchObject({ ok: true, rows: length });
    const seconds = (performance.now() - from) / 1000;
    expect(Math.max(...pages)).toBeLessThanOrEqual(1000);
    expect(pages.reduce((sum, rows) => sum + rows, 0)).toBe(length);
    tellSize(
      `S12: ${length} rows verified in ${seconds.toFixed(1)} s, at most ${Math.max(...pages)} in memory at once`,
    );
  });

  it('has its head read as one row', async () => {
    pages.length = 0;
    expect((await historyHead(ledger.deps.db.read, 'one')).rows).toBe(length);
    expect(pages).toEqual([1]);
  });

  it('shows its last row but one to be bad', { timeout: 120_000 }, async () => {
    const file = createClient({ url: ledger.url });
    await file.execute('DROP TRIGGER history_is_never_updated');
    await file.execute(`UPDATE history SET "to" = 'x' WHERE company_id = 'one' AND seq = ${length - 1}`);
    file.close();
    expect(await verifyHistory(ledger.deps.db.read, 'one')).toMatchObject({
      ...{ ok: false, seq: length - 1, why: 'hash' },
      row: { id: `row-${length - 1}` },
    });
  });
});
