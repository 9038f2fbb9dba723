import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { company } from '../../permission/table';
import { type Ledger, openLedger } from '../../testing/ledger';
import { announceMail, mostWaiting } from './announce-mail';
import { settled } from './inbox-lease';
import { inbox } from './table';
import { inboundAddress } from './whose-address';

const domain = 'in.test';
const at = '2026-11-02T09:00:00.000Z';
let ledger: Ledger;
let addresses: Record<string, string>;
beforeAll(async () => {
  ledger = await openLedger();
  const companies = await ledger.deps.db.read.select({ id: company.id, name: company.inboundName }).from(company);
  addresses = Object.fromEntries(companies.map(({ id, name }) => [id, inboundAddress(name, domain)]));
});
afterAll(() => ledger.close());
beforeEach(() => ledger.deps.db.write((tx) => tx.delete(inbox)));

const mails = () => ledger.deps.db.read.select().from(inbox);
const told = (cameIn: string, ...receivedFor: (string | undefined)[]) =>
  announceMail(ledger.deps, { cameIn, receivedFor: receivedFor.map((one) => one ?? '') }, domain);

it('takes note of a mail once, and wakes whoever reads', async () => {
  let woken = 0;
  const deps = { ...ledger.deps, mailWaits: () => (woken += 1) };
  for (let time = 0; time < 3; time += 1) await announceMail(deps, { cameIn: 'em-1', receivedFor: [] }, domain);
  expect(await mails()).toMatchObject([{ id: 'em-1', state: 'waiting', attempts: 0 }]);
  expect(woken).toBe(3);
});

it('knows whose it is before it is fetched, where it is one company’s', async () => {
  await told('em-1', addresses.one, 'manager@one.test');
  await told('em-2', addresses.one, addresses.two);
  await told('em-3', `nobody@${domain}`);
  expect((await mails()).map(({ id, companyId }) => [id, companyId])).toEqual([
    ['em-1', 'one'],
    ['em-2', null],
    ['em-3', null],
  ]);
});

describe(`where ${mostWaiting} mails wait for one company`, () => {
  beforeEach(async () => {
    await ledger.deps.db.write(async (tx) => {
      await tx.run(sql`insert into inbox (id, company_id, state, announced_at, due_at, attempts)
        with recursive flood(nth) as (select 0 union all select nth + 1 from flood where nth < ${mostWaiting} - 1)
        select 'flood-' || nth, 'one', 'waiting', ${at}, ${at}, 1 from flood`);
      await tx
        .insert(inbox)
        .values({ id: 'read', companyId: 'one', state: 'known', announcedAt: at, attempts: 1, ...settled });
    });
  });

  it('one more is not noted, and nobody is woken', async () => {
    const deps = { ...ledger.deps, mailWaits: () => expect.unreachable('Nothing came in.') };
    const mail = { cameIn: 'em-1', receivedFor: [addresses.one ?? ''] };
    expect(await announceMail(deps, mail, domain)).toEqual({ isNoted: false, companyId: 'one' });
    expect(await mails()).toHaveLength(mostWaiting + 1);
  });

  it.each([
    ['another company', () => addresses.two],
    ['nobody', () => `nobody@${domain}`],
  ])('one for %s is', async (_, to) => {
    expect(await told('em-1', to())).toEqual({ isNoted: true });
    expect(await mails()).toHaveLength(mostWaiting + 2);
  });

  it('one of them is told again without harm', async () => {
    expect(await told('flood-7', addresses.one)).toEqual({ isNoted: true });
    expect(await mails()).toHaveLength(mostWaiting + 1);
  });

  it('one more is, as soon as one of them is read', async () => {
    await ledger.deps.db.write((tx) => tx.update(inbox).set(settled));
    expect(await told('em-1', addresses.one)).toEqual({ isNoted: true });
  });
});
