import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letter } from '../notification/table';
import { type Ledger, openLedger, rejected } from '../testing/ledger';
import { resend } from './table';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

const letters = async () =>
  (await ledger.deps.db.read.select({ event: letter.event, to: letter.recipient }).from(letter)).map(
    ({ event, to }) => `${event} ${to}`,
  );

describe('the round trip of a rejection', () => {
  it('tells the sender why, and the approvers what changed, once each', async () => {
    const refused = await ledger.play('sc-1', ...rejected);
    expect(refused.rejections[0]).toMatchObject({ round: 1, comment: 'The vendor is inactive.', outcome: 'open' });
    expect(await letters()).toEqual(['rejected manager@one.test']);

    const back = await ledger.play('sc-1', ['engineer', 'edit', { title: 'Walls and slabs' }], ['second', 'resend']);
    expect(back.commitment).toMatchObject({ erpState: 'awaiting', round: 2, sentBy: { id: 'second' } });
    expect(back.rejections[0]).toMatchObject({ outcome: 'resent', closedBy: { id: 'second' } });
    expect(back.changes).toEqual([{ field: 'title', line: null, from: 'Work of sc-1', to: 'Walls and slabs' }]);
    expect((await letters()).sort()).toEqual([
      'rejected manager@one.test',
      'resent approver@one.test',
      'resent controller@one.test',
    ]);
  });

  it('keeps every round, newest first, and says so in the Change History', async () => {
    await ledger.play(
      'sc-1',
      ...rejected,
      ['manager', 'resend'],
      ['controller', 'reject', { comment: 'Still inactive.' }],
    );
    const view = await ledger.view('manager', 'sc-1');
    expect(view.rejections.map(({ round, comment }) => [round, comment])).toEqual([
      [2, 'Still inactive.'],
      [1, 'The vendor is inactive.'],
    ]);
    const history = await (await ledger.as('manager', 'GET', '/v1/commitments/sc-1/history')).json();
    expect(
      history.items.map((row: { changed: string; from: string; to: string }) => [row.changed, row.from, row.to]),
    ).toEqual([
      ['Rejected Message', null, 'Still inactive.'],
      ['ERP Status', 'Sent to ERP', 'Rejected'],
      ['ERP Status', 'Rejected', 'Re-sent to ERP'],
      ['Rejected Message', null, 'The vendor is inactive.'],
      ['ERP Status', 'Sent to ERP', 'Rejected'],
      ['ERP Status', 'Not Sent', 'Sent to ERP'],
      ['Created', null, null],
    ]);
  });

  it('is closed by a void, without a re-send', async () => {
    const closed = await ledger.play('sc-1', ...rejected, ['manager', 'void']);
    expect(closed.commitment).toMatchObject({ erpState: 'closed', status: 'Void' });
    expect(closed.rejections[0]?.outcome).toBe('voided');
    expect(await (await ledger.as('manager', 'GET', '/v1/rejections/count')).json()).toEqual({
      toFix: 0,
      withAccounting: 0,
    });
  });
});

describe('once, whatever is clicked', () => {
  const ask = (who: string, key: string, version: number) =>
    ledger.as(who, 'POST', '/v1/commitments/sc-1/resend', {
      body: {},
      headers: { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
    });

  it('50 clicks at once by two admins are one re-send, one history row, one letter for each approver, and no 500', async () => {
    const { commitment } = await ledger.play('sc-1', ...rejected);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => ask(n % 2 ? 'manager' : 'second', randomUUID(), commitment.version)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(new Set(statuses.slice(1))).toEqual(new Set([412]));
    expect(await ledger.deps.db.read.select().from(resend)).toHaveLength(1);
    expect((await letters()).filter((one) => one.startsWith('resent'))).toHaveLength(2);
  });

  it('one key asked twenty times gets the first answer each time, byte for byte', async () => {
    const { commitment } = await ledger.play('sc-1', ...rejected);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('manager', key, commitment.version)));
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(bodies.size).toBe(1);
    await ledger.play('sc-1', ['controller', 'accept']);
    expect(await (await ask('manager', key, commitment.version)).text()).toBe([...bodies][0]);
  });

  it('a key is not good for a second thing', async () => {
    const { commitment } = await ledger.play('sc-1', ...rejected);
    const key = randomUUID();
    await ask('manager', key, commitment.version);
    const other = await ask('manager', key, commitment.version + 1);
    expect(await other.json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('who comes second is told who came first and when', async () => {
    const { commitment } = await ledger.play('sc-1', ...rejected);
    await ask('second', randomUUID(), commitment.version);
    const late = await ask('manager', randomUUID(), commitment.version);
    expect(await late.json()).toMatchObject({
      code: 'stale',
      conflict: { by: 'The second', version: commitment.version + 1 },
    });
  });
});

describe('a no says why and what would change it', () => {
  it.each([
    [
      'engineer',
      403,
      { reason: 'not-permitted', needs: 'admin-commitments', who: [{ id: 'manager' }, { id: 'second' }] },
    ],
    ['reader', 403, { reason: 'not-permitted' }],
    ['approver', 403, { reason: 'not-permitted' }],
  ])('to %s', async (who, status, refusal) => {
    await ledger.play('sc-1', ...rejected);
    const answer = await ledger.command(who, 'sc-1', 'resend');
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code: 'refused', refusal });
  });

  it('for a fault that accounting would refuse again', async () => {
    await ledger.play('sc-1', ...rejected, [
      'manager',
      'edit',
      { title: 'A title that Sage would cut off in the middle' },
    ]);
    const answer = await ledger.command('manager', 'sc-1', 'resend');
    expect(await answer.json()).toMatchObject({
      status: 422,
      refusal: { reason: 'preflight', faults: [{ code: 'title-length', limit: 30 }] },
    });
  });

  it('and somebody without the project, or of another company, is told nothing', async () => {
    await ledger.play('sc-1', ...rejected);
    const absent = await ledger.as('elsewhere', 'GET', '/v1/commitments/absent');
    const hidden = await ledger.as('elsewhere', 'GET', '/v1/commitments/sc-1');
    const foreign = await ledger.as('manager@two.test', 'GET', '/v1/commitments/sc-1');
    const body = await absent.text();
    expect([await hidden.text(), await foreign.text()]).toEqual([body, body]);
  });
});
