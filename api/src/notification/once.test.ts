import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { company, person } from '../permission/table';
import { openLedger } from '../testing/ledger';
import { remind } from './reminder/remind';
import { tellSummaries } from './summary/daily-summary';
import { letter } from './table';

/** The people of an event as one would look for them in a mailbox: an address in capitals is the same mailbox. */
const perMailbox = sql<string>`${letter.event} || ' ' || ${letter.eventId} || ' ' || lower(${letter.recipient})`;

it('who is sender, creator, follower, Admin and approver in one is told of each event once, whatever comes twice', async () => {
  const ledger = await openLedger();
  const { deps, as, play } = ledger;
  await deps.db.write(async (tx) => {
    await tx.update(person).set({ erpIntegrations: 'admin', canPushToAccounting: true });
    await tx.update(company).set({ summaryDays: 'every-day', summaryHour: 0, remindAfterDays: 1, undoSeconds: 0 });
  });
  for (const who of ['manager', 'second', 'approver'])
    await as(who, 'PUT', '/v1/commitments/sc-1/follow', { body: {} });
  const clock = async (...times: string[]) => {
    for (const at of times) {
      await Promise.all([remind(deps, at), tellSummaries(deps, at), remind(deps, at), tellSummaries(deps, at)]);
    }
  };

  await play('sc-1', ['manager', 'send'], ['approver', 'reject', { comment: 'No.' }]);
  await clock('2026-11-03T12:00:00.000Z', '2026-11-04T12:00:00.000Z', '2026-11-04T12:01:00.000Z');
  await deps.db.write((tx) => tx.update(person).set({ email: sql`upper(${person.email})` }));
  await clock('2026-11-05T12:00:00.000Z', '2026-11-06T12:00:00.000Z');
  await deps.db.write((tx) => tx.update(person).set({ email: sql`lower(${person.email})` }));
  await play('sc-1', ['manager', 'resend'], ['approver', 'reject', { comment: 'Not yet.' }], ['manager', 'resend']);
  await clock('2026-11-09T12:00:00.000Z', '2026-11-09T12:01:00.000Z', '2026-11-10T12:00:00.000Z');
  await play('sc-1', ['approver', 'accept']);

  const letters = await deps.db.read.select({ letter, mailbox: perMailbox }).from(letter);
  const events = new Set(letters.map(({ letter: { event } }) => event));
  expect([...events].sort()).toEqual(['accepted', 'escalated', 'rejected', 'reminded', 'resent', 'summary']);
  expect(letters.length).toBeGreaterThan(30);
  const names = letters.map(({ letter: { event, eventId, personId } }) => `${event} ${eventId} ${personId}`);
  expect(new Set(names).size).toBe(names.length);
  const mailboxes = letters.map(({ mailbox }) => mailbox);
  expect(new Set(mailboxes).size).toBe(mailboxes.length);
  ledger.close();
});
