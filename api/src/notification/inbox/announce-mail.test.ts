import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../../testing/ledger';
import { later } from '../schedule';
import { announceMail, forgetMails } from './announce-mail';
import { settled } from './inbox-lease';
import { inbox } from './table';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

const day = 24 * 3_600_000;
const announcedAt = '2026-11-02T09:00:00.000Z';
const source = Buffer.from('From: a@b.test');

it('takes note of a mail once, and wakes whoever reads', async () => {
  let woken = 0;
  const deps = { ...ledger.deps, mailWaits: () => (woken += 1) };
  for (let time = 0; time < 3; time += 1) await announceMail(deps, 'em-1');
  expect(await ledger.deps.db.read.select().from(inbox)).toMatchObject([{ id: 'em-1', state: 'waiting', attempts: 0 }]);
  expect(woken).toBe(3);
});

it.each([
  [6, ['kept source', 'known source', 'recorded source', 'waiting source']],
  [8, ['kept source', 'known', 'recorded', 'waiting source']],
  [91, ['waiting source']],
])('after %i days there are left: %j', async (days, left) => {
  const rows = (['recorded', 'known', 'kept'] as const).map((state) => ({ id: state, state, ...settled }));
  const waiting = { id: 'waiting', state: 'waiting' as const, dueAt: announcedAt };
  const { db } = ledger.deps;
  await db.write((tx) =>
    tx.insert(inbox).values([...rows, waiting].map((row) => ({ ...row, announcedAt, attempts: 1, source }))),
  );
  await db.write((tx) => forgetMails(tx, later(announcedAt, days * day)));
  const kept = await db.read.select().from(inbox);
  expect(kept.map((row) => [row.id, ...(row.source ? ['source'] : [])].join(' ')).sort()).toEqual(left);
});
