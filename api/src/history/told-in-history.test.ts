import type { HistoryRow } from '@rebound/shared/history/schema';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordMailEvent } from '../notification/record-mail-event';
import { remind } from '../notification/reminder/remind';
import { letter } from '../notification/table';
import { company } from '../permission/table';
import { type Ledger, openLedger, rejected } from '../testing/ledger';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

async function rows(id: string, query = 'limit=100'): Promise<HistoryRow[]> {
  const answer = await ledger.as('manager', 'GET', `/v1/commitments/${id}/history?${query}`);
  return (await answer.json()).items;
}
const shown = (all: readonly HistoryRow[]) =>
  all.map(({ changed, to, told }) => [
    ...[changed, to],
    ...told.map(({ event, person, state }) => `${event}: ${person.name} ${state}`),
  ]);

it('each row that told people names them, the letter, and what became of it', async () => {
  await ledger.play('sc-1', ['second', 'send'], ['approver', 'reject', { comment: 'No.' }], ['manager', 'resend']);
  await ledger.play('sc-1', ['approver', 'reject', { comment: 'Not yet.' }], ['manager', 'void']);
  await ledger.play('sc-2', ['second', 'send'], ['approver', 'accept']);
  expect(shown(await rows('sc-1'))).toEqual([
    ['ERP Status', 'Void', 'voided: The approver waiting', 'voided: The controller waiting'],
    ['Rejected Message', 'Not yet.'],
    ['ERP Status', 'Rejected', 'rejected: The manager waiting'],
    ['ERP Status', 'Re-sent to ERP', 'resent: The approver waiting', 'resent: The controller waiting'],
    ['Rejected Message', 'No.'],
    ['ERP Status', 'Rejected', 'rejected: The manager waiting', 'rejected: The second waiting'],
    ['ERP Status', 'Sent to ERP'],
    ['Created', null],
  ]);
  expect(shown(await rows('sc-2'))[0]).toEqual(['ERP Status', 'Accepted for Export', 'accepted: The second waiting']);
});

it('says when a letter left and that it came back, page by page', async () => {
  const { deps } = ledger;
  await ledger.play('sc-1', ...rejected);
  const sentAt = '2026-11-02T09:30:00.000Z';
  await deps.db.write((tx) =>
    tx
      .update(letter)
      .set({ state: 'sent', dueAt: null, providerId: 'em-1', sentAt })
      .where(eq(letter.event, 'rejected')),
  );
  await recordMailEvent(deps, { id: 'msg-1', providerId: 'em-1', delivery: 'bounced' });
  const [message, status] = await rows('sc-1', 'limit=2');
  expect(message?.told).toEqual([]);
  const person = { id: 'manager', name: 'The manager', email: 'manager@one.test' };
  expect(status?.told).toEqual([{ event: 'rejected', person, state: 'bounced', at: sentAt }]);

  const byApprover = await ledger.view('approver', 'sc-1');
  expect(byApprover.rejections[0]?.told).toEqual(status?.told);
  const second = { id: 'second', name: 'The second', email: 'second@one.test' };
  expect(byApprover.notReached).toEqual({ event: 'rejected', people: [person], others: [second] });
  expect((await ledger.view('second', 'sc-1')).notReached?.others).toEqual([]);
  expect((await ledger.view('reader', 'sc-1')).notReached).toBeNull();
});

it('counts a reminder to the rejection that it brings to mind', async () => {
  const { deps } = ledger;
  await ledger.play('sc-1', ...rejected);
  await deps.db.write((tx) => tx.update(company).set({ remindAfterDays: 1 }));
  await remind(deps, '2026-11-04T12:00:00.000Z');
  const status = (await rows('sc-1')).find(({ to }) => to === 'Rejected');
  expect(status?.told.map(({ event, at }) => [event, at.slice(0, 10)])).toEqual([
    ['reminded', '2026-11-04'],
    ['rejected', '2026-11-02'],
  ]);
});

it("tells no other company's people, and nothing of a commitment that one may not see", async () => {
  await ledger.play('sc-1', ...rejected);
  const foreign = await ledger.as('manager@two.test', 'GET', '/v1/commitments/sc-1/history');
  expect(foreign.status).toBe(404);
  const about = { companyId: 'two' };
  await ledger.deps.db.write((tx) => tx.update(letter).set(about).where(eq(letter.event, 'rejected')));
  expect((await rows('sc-1')).flatMap(({ told }) => told)).toEqual([]);
});
