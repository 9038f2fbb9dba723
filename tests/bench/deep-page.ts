import { openLedger } from '@rebound/api/testing/ledger';
import { smallCompany } from '@rebound/api/testing/small-company';
import { type Benchmark, timed } from './benchmark';

const commitments = 25_100;
const limit = 25;
const repeats = 20;

export const deepPage: Benchmark = {
  name: 'page 1,000 of the commitments',
  unit: 's',
  peer: 'page 1',
  target: { atMost: 1.5 },
  prepare: async () => {
    const company = smallCompany();
    const [pattern] = company.commitments;
    if (!pattern) throw new Error('The small company has no commitment to copy.');
    company.commitments = Array.from({ length: commitments }, (_, index) => {
      const id = String(index).padStart(6, '0');
      return { ...pattern, id, lines: pattern.lines.map((line, place) => ({ ...line, id: `${id}-${place}` })) };
    });
    const ledger = await openLedger([company]);
    const page = (cursor: string) => ledger.as('manager', 'GET', `/v1/commitments?limit=${limit}${cursor}`);
    // The last one of page 999: the list is ordered by id.
    const last = String(999 * limit - 1).padStart(6, '0');
    const deep = `&cursor=${Buffer.from(JSON.stringify([last])).toString('base64url')}`;
    const often = (cursor: string) => async () => {
      for (let turn = 0; turn < repeats; turn += 1) {
        const { items } = await (await page(cursor)).json();
        if (items.length !== limit) throw new Error(`A page of ${items.length}.`);
      }
    };
    return { ours: () => timed(often(deep)), peer: () => timed(often('')), close: ledger.close };
  },
};
