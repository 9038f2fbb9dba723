import { createHash } from 'node:crypto';
import { appendHistory } from '@rebound/api/history/append-history';
import { history } from '@rebound/api/history/table';
import { verifyHistory } from '@rebound/api/history/verify-history';
import { openLedger } from '@rebound/api/testing/ledger';
import { smallCompany } from '@rebound/api/testing/small-company';
import { type Benchmark, timed } from './benchmark';

const rows = 20_000;
const perTransaction = 1000;

export const historyVerify: Benchmark = {
  name: `verify ${rows.toLocaleString('en')} history rows`,
  unit: 'rows/s',
  peer: 'SHA-256 of the same bytes',
  target: { atLeast: 0.3 },
  prepare: async () => {
    const ledger = await openLedger([smallCompany()]);
    const caller = { companyId: 'one', person: { id: 'manager', name: 'The manager', email: 'manager@one.test' } };
    for (let done = 0; done < rows; done += perTransaction) {
      await ledger.deps.db.write(async (tx) => {
        for (let row = 0; row < perTransaction; row += 1) {
          const event = { kind: 'export-failed', from: 'accepted', message: `Message ${done + row}` } as const;
          await appendHistory(tx, caller, { commitmentId: 'sc-1', at: '2026-11-02T09:00:00.000Z', event });
        }
      });
    }
    const texts = (await ledger.deps.db.read.select().from(history)).map((row) => JSON.stringify(Object.values(row)));
    const verify = async () => {
      const verdict = await verifyHistory(ledger.deps.db.read, 'one');
      if (!verdict.ok) throw new Error(`row ${verdict.seq} is bad`);
    };
    const hash = async () => {
      for (const text of texts) createHash('sha256').update(text).digest('hex');
    };
    return {
      ours: async () => texts.length / (await timed(verify)),
      peer: async () => texts.length / (await timed(hash)),
      close: ledger.close,
    };
  },
};
