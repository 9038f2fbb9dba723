import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Receiver } from '../../mail/received-mail';
import { type Ledger, openLedger } from '../../testing/ledger';
import { later } from '../schedule';
import { inbox } from './table';
import { startInbox } from './work-inbox';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

const at = '2026-11-02T09:00:00.000Z';
const hour = 3_600_000;

it('lets each company have its turn, and of each what has been due for longest, however many wait for one', async () => {
  const { db } = ledger.deps;
  const row = (id: string, companyId: string | null, dueMs: number) => {
    const dueAt = later(at, dueMs);
    return { id, companyId, state: 'waiting' as const, announcedAt: dueAt, dueAt, attempts: 0 };
  };
  const flood = Array.from({ length: 20 }, (_, nth) => row(`flood-${10 + nth}`, 'one', -hour + nth));
  const others = [row('two-b', 'two', -2), row('two-a', 'two', -3), row('nobody', null, -1), row('not yet', 'two', 1)];
  await db.write((tx) => tx.insert(inbox).values([...flood, ...others]));

  const fetched: string[] = [];
  const receiver: Receiver = {
    server: { name: 'amazonses.com', seal: 'x-ses-receipt' },
    fetch: async (id) => {
      fetched.push(id);
      return { outcome: 'gone', why: '404' };
    },
  };
  const working = startInbox({ ...ledger.deps, now: () => at, receiver, domain: 'in.test' });
  await working.drain();
  await working.stop();
  expect(fetched.slice(0, 7)).toEqual(['nobody', 'flood-10', 'two-a', 'flood-11', 'two-b', 'flood-12', 'flood-13']);
  expect(fetched).toHaveLength(23);
});
