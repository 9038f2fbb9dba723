import { and, asc, eq, inArray } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../../db/open';
import { setDisabled } from '../../permission/change-permission';
import { company } from '../../permission/table';
import { type Ledger, openLedger, rejected } from '../../testing/ledger';
import { letter } from '../table';
import { remind } from './remind';
import { reminder } from './table';

// Rejected on Monday, 2 November 2026, a few seconds past nine.
let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
  await ledger.play('sc-1', ...rejected);
});
afterEach(() => ledger.close());

const look = (...nows: string[]) =>
  nows.reduce((before, now) => before.then(() => remind(ledger.deps, now)), Promise.resolve());
const set = (settings: Partial<typeof company.$inferInsert>) =>
  ledger.deps.db.write((tx) => tx.update(company).set(settings).where(eq(company.id, 'one')));
const letters = () =>
  ledger.deps.db.read
    .select()
    .from(letter)
    .where(and(eq(letter.companyId, 'one'), inArray(letter.event, ['reminded', 'escalated'])))
    .orderBy(asc(letter.createdAt), asc(letter.recipient));
const told = async () => (await letters()).map(({ event, recipient, createdAt }) => [event, recipient, createdAt]);

describe('a rejection that nobody acts on', () => {
  it('is brought to mind of its sender, then of the Admins, each once', async () => {
    await look('2026-11-03T09:01:00.000Z', '2026-11-04T08:59:00.000Z');
    expect(await told()).toEqual([]);
    await look('2026-11-04T09:01:00.000Z', '2026-11-04T09:02:00.000Z', '2026-11-06T09:00:00.000Z');
    expect(await told()).toEqual([['reminded', 'manager@one.test', '2026-11-04T09:01:00.000Z']]);
    await look('2026-11-06T09:01:00.000Z', '2026-11-06T09:02:00.000Z', '2026-12-24T09:00:00.000Z');
    expect(await told()).toEqual([
      ['reminded', 'manager@one.test', '2026-11-04T09:01:00.000Z'],
      ['escalated', 'manager@one.test', '2026-11-06T09:01:00.000Z'],
      ['escalated', 'second@one.test', '2026-11-06T09:01:00.000Z'],
    ]);
  });

  it('waits for working days, without the holidays of the company', async () => {
    await set({ holidays: ['2026-11-03', '2026-11-05', '2026-11-06'] });
    // Two working days after Monday: Wednesday and, past two days off and a weekend, the next Monday.
    await look('2026-11-04T23:59:00.000Z', '2026-11-05T12:00:00.000Z', '2026-11-09T08:59:00.000Z');
    expect(await told()).toEqual([]);
    await look('2026-11-09T09:01:00.000Z');
    expect(await told()).toEqual([['reminded', 'manager@one.test', '2026-11-09T09:01:00.000Z']]);
    expect((await letters())[0]?.payload.text).toContain('Rejected by accounting 2 working days ago');
  });

  it('is never brought to mind on a holiday', async () => {
    await set({ holidays: ['2026-11-05'] });
    await look('2026-11-05T12:00:00.000Z');
    expect(await told()).toEqual([]);
    await look('2026-11-06T00:01:00.000Z');
    expect((await told()).length).toBe(1);
  });

  it('is told in the words and under the subject of the rejection', async () => {
    await look('2026-11-04T09:01:00.000Z', '2026-11-06T09:01:00.000Z');
    const [first, , admin] = await letters();
    const [told] = await ledger.deps.db.read.select().from(letter).where(eq(letter.event, 'rejected'));
    for (const one of [first, admin]) {
      expect(one?.payload.subject).toBe(told?.payload.subject);
      expect(one?.payload.headers).toEqual(told?.payload.headers);
      expect(one?.payload.text).toContain('> The vendor is inactive.');
      expect(one?.payload.text).toContain('It has been neither re-sent nor voided since.');
    }
    expect(first?.payload.text).toContain('Rejected by accounting 2 working days ago');
    expect(admin?.payload.text).toContain('Rejected by accounting 4 working days ago');
    expect(admin?.payload.text).toContain('and The manager was reminded on 4 Nov 2026, 09:01 UTC.');
  });

  it('waits over a weekend, on the clocks of the company', async () => {
    await set({ remindAfterDays: 5, zone: 'Pacific/Auckland' });
    // There it is Saturday already, and Sunday evening when it is Monday.
    await look('2026-11-06T12:00:00.000Z', '2026-11-08T09:00:00.000Z');
    expect(await told()).toEqual([]);
    await look('2026-11-09T09:01:00.000Z');
    expect(await told()).toMatchObject([['reminded', 'manager@one.test', '2026-11-09T09:01:00.000Z']]);
  });

  it('is not told on a weekend, also when its time has come before', async () => {
    await look('2026-11-07T09:30:00.000Z', '2026-11-08T09:30:00.000Z');
    expect(await told()).toEqual([]);
    await look('2026-11-09T00:00:00.000Z');
    expect(await told()).toHaveLength(1);
  });

  it('gives the Admins their days after the reminder, however late that was', async () => {
    await look('2026-11-17T10:00:00.000Z', '2026-11-18T10:00:00.000Z');
    expect(await told()).toHaveLength(1);
    await look('2026-11-19T10:00:00.000Z');
    expect(await told()).toHaveLength(3);
  });

  it('is left alone once it is re-sent, voided, or where the company wants no reminders', async () => {
    await set({ reminders: false });
    await look('2026-11-04T09:01:00.000Z');
    expect(await told()).toEqual([]);
    await set({ reminders: true });
    await ledger.play('sc-1', ['manager', 'resend']);
    await ledger.play('sc-2', ...rejected, ['manager', 'void']);
    await look('2026-11-05T09:01:00.000Z');
    expect(await told()).toEqual([]);
  });

  it('is left alone when it is re-sent while its letters are written', async () => {
    const { db } = ledger.deps;
    const write: typeof db.write = async (work) => {
      await ledger.play('sc-1', ['manager', 'resend']);
      return db.write(work);
    };
    await remind({ ...ledger.deps, db: { ...db, write } }, '2026-11-04T09:01:00.000Z');
    expect(await told()).toEqual([]);
    expect(await db.read.select().from(reminder)).toEqual([]);
  });

  it('goes to the Admins at first where its sender is gone, and is noted where there is nobody', async () => {
    await ledger.deps.db.write((tx) => setDisabled(tx, 'manager@one.test', true, '2026-11-02T10:00:00.000Z'));
    await look('2026-11-04T09:01:00.000Z');
    expect(await told()).toEqual([['reminded', 'second@one.test', '2026-11-04T09:01:00.000Z']]);
    await ledger.deps.db.write((tx) => setDisabled(tx, 'second@one.test', true, '2026-11-02T10:00:00.000Z'));
    await look('2026-11-06T09:01:00.000Z', '2026-11-06T09:02:00.000Z');
    expect(await ledger.deps.db.read.select().from(reminder).orderBy(asc(reminder.at))).toMatchObject([
      { step: 'reminded', letters: 1 },
      { step: 'escalated', letters: 0 },
    ]);
  });

  it('is told once by two processes', async () => {
    const second = await openDb({ url: ledger.url });
    for (const now of ['2026-11-04T09:01:00.000Z', '2026-11-06T09:01:00.000Z']) {
      await Promise.all([remind(ledger.deps, now), remind({ ...ledger.deps, db: second }, now)]);
    }
    second.close();
    expect(await told()).toHaveLength(3);
  });

  it('is one of several: each round is brought to mind anew', async () => {
    await look('2026-11-04T09:01:00.000Z');
    await ledger.play('sc-1', ['manager', 'resend'], ['approver', 'reject', { comment: 'Still inactive.' }]);
    await look('2026-11-05T09:01:00.000Z');
    expect(await told()).toHaveLength(2);
  });

  it('of a company that cannot be told keeps no other from being told', async () => {
    await ledger.play('two-sc-1', ['manager@two.test', 'send'], ['approver@two.test', 'reject', { comment: 'No.' }]);
    await set({ zone: 'Northgate/Riverside' });
    await look('2026-11-04T09:01:00.000Z');
    expect(await told()).toEqual([]);
    expect(await ledger.deps.db.read.select().from(reminder)).toMatchObject([{ companyId: 'two', letters: 1 }]);
  });
});
