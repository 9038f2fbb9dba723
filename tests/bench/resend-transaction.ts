import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, rejected } from '@rebound/api/testing/ledger';
import { smallCompany } from '@rebound/api/testing/small-company';
import { type Benchmark, timed } from './benchmark';

const each = 20;

export const resendTransaction: Benchmark = {
  name: 'a whole re-send: rule, state, history, letters, answer',
  unit: 's',
  peer: 'append 4 KB and fsync',
  target: { atMost: 2 },
  prepare: async () => {
    const ledger = await openLedger([smallCompany()]);
    const file = await open(join(tmpdir(), `rebound-fsync-${process.pid}`), 'a');
    const block = Buffer.alloc(4096, 1);
    await ledger.play('sc-1', ...rejected);
    const resendOften = async () => {
      let seconds = 0;
      for (let turn = 0; turn < each; turn += 1) {
        const { commitment } = await ledger.view('manager', 'sc-1');
        seconds += await timed(async () => {
          const answer = await ledger.as('manager', 'POST', '/v1/commitments/sc-1/resend', {
            body: {},
            headers: { 'Idempotency-Key': `benchmark-${commitment.version}`, 'If-Match': `"${commitment.version}"` },
          });
          if (answer.status !== 200) throw new Error(await answer.text());
        });
        await ledger.play('sc-1', ['controller', 'reject', { comment: 'Once more.' }]);
      }
      return seconds / each;
    };
    const append = async () => {
      for (let turn = 0; turn < each; turn += 1) {
        await file.write(block);
        await file.sync();
      }
    };
    return {
      ours: resendOften,
      peer: async () => (await timed(append)) / each,
      close: async () => {
        await file.close();
        await ledger.close();
      },
    };
  },
};
