import { randomUUID } from 'node:crypto';
import type { ToldRejection } from '@rebound/shared/commitment/view-schema';
import type { Told } from '@rebound/shared/notification/schema';
import { afterEach, describe, expect, it } from 'vitest';
import { letter } from '../notification/table';
import { rejected } from '../testing/ledger';
import { resend } from './table';
import { holdMs, openHold } from './undo-resend.fixture';

type Hold = Awaited<ReturnType<typeof openHold>>;
let hold: Hold;
afterEach(() => hold.close());

const steps = {
  rejected,
  retrieved: [
    ['manager', 'send'],
    ['manager', 'retrieve'],
  ] as [string, string][],
};

async function resent(
  options: Parameters<typeof openHold>[0] = {},
  from: keyof typeof steps = 'rejected',
  by = 'manager',
) {
  hold = await openHold(options);
  await hold.ledger.play('sc-1', ...steps[from]);
  const before = await hold.view(by);
  const answer = await hold.ask(by, 'resend');
  expect(answer.status).toBe(200);
  return { before, after: await answer.json() };
}

const statuses = async (answers: readonly Response[]) => answers.map(({ status }) => status).sort();
const letters = async () =>
  (await hold.ledger.deps.db.read.select().from(letter)).filter(({ event }) => event === 'resent');
async function refusalOf(answer: Response) {
  return { status: answer.status, reason: (await answer.json()).refusal?.reason };
}
async function erpLines() {
  const { items } = await (await hold.ledger.as('manager', 'GET', '/v1/commitments/sc-1/history')).json();
  return items
    .filter(({ changed }: { changed: string }) => changed === 'ERP Status')
    .map(({ from, to }: { from: string; to: string }) => `${from} → ${to}`);
}

describe('a re-send that is taken back', () => {
  it.each([
    ['rejected', 'Rejected'],
    ['retrieved', 'Retrieved from ERP'],
  ] as const)('stands as before, %s, with both lines in the history and no mail', async (from, words) => {
    const { before, after } = await resent({}, from, 'second');
    const { drain } = await hold.deliver();
    expect(after.commitment.sentBy.id).toBe('second');
    expect(after).toMatchObject({ undo: { until: '2026-11-22T09:12:10.000Z', leftMs: holdMs } });
    expect(after.may.undo).toEqual({ may: true });

    hold.clock.pass(8_000);
    await drain();
    const answer = await hold.ask('second', 'undo');
    expect(answer.status).toBe(200);
    const back = await answer.json();
    const { version, updatedAt, ...commitment } = back.commitment;
    expect(version).toBe(before.commitment.version + 2);
    expect(updatedAt).toBe(hold.clock.now());
    expect(before.commitment).toMatchObject(commitment);
    // The mail about the rejection itself may have left meanwhile.
    const untold = (rejections: ToldRejection[]) => rejections.map(({ told: _, ...rejection }) => rejection);
    expect(untold(back.rejections)).toEqual(untold(before.rejections));
    expect(back.told.filter(({ event }: Told) => event === 'resent')).toEqual([]);
    expect(back.may).toEqual(before.may);
    expect(back.undo).toBeNull();
    expect((await erpLines()).slice(0, 2)).toEqual([`Re-sent to ERP → ${words}`, `${words} → Re-sent to ERP`]);

    hold.clock.pass(24 * 3_600_000);
    await drain();
    expect(hold.told()).toEqual([]);
    expect(await letters()).toEqual([]);
    expect(await hold.ledger.deps.db.read.select().from(resend)).toEqual([]);
  });

  it.each(['rejected', 'retrieved'] as const)(
    'can be re-sent (%s), and then each approver gets one mail',
    async (from) => {
      await resent({}, from);
      const { drain } = await hold.deliver();
      const keys = new Set<string>();
      for (let click = 0; click < 3; click += 1) {
        expect((await hold.ask('manager', 'undo')).status).toBe(200);
        expect((await hold.ask('manager', 'resend')).status).toBe(200);
        for (const { key } of await letters()) keys.add(key);
        hold.clock.pass(holdMs - 1);
        await drain();
        expect(hold.told()).toEqual([]);
      }
      expect(keys.size).toBe(6);
      hold.clock.pass(1);
      await drain();
      expect(hold.told().toSorted()).toEqual(['approver@one.test', 'controller@one.test']);
      expect((await hold.view()).commitment).toMatchObject({ erpState: 'awaiting', round: 2 });
    },
  );

  it('is counted among what is to be fixed again', async () => {
    await resent();
    const count = async () => (await hold.ledger.as('manager', 'GET', '/v1/rejections/count')).json();
    expect(await count()).toEqual({ toFix: 0, withAccounting: 1 });
    await hold.ask('manager', 'undo');
    expect(await count()).toEqual({ toFix: 1, withAccounting: 0 });
  });
});

describe('the hold', () => {
  it.each([0, 1, 10, 30])('lasts as many seconds as the company says: %i', async (undoSeconds) => {
    const { after } = await resent({ undoSeconds });
    expect(after.undo?.leftMs ?? 0).toBe(undoSeconds * 1000);
    const { drain } = await hold.deliver();
    if (undoSeconds) {
      hold.clock.pass(undoSeconds * 1000 - 1);
      await drain();
      expect(hold.told()).toEqual([]);
      expect((await hold.view('manager')).undo).toMatchObject({ leftMs: 1 });
      hold.clock.pass(1);
    }
    await drain();
    expect(hold.told()).toHaveLength(2);
    expect(await refusalOf(await hold.ask('manager', 'undo'))).toEqual({ status: 409, reason: 'too-late' });
  });

  it('keeps from leaving what was retrieved meanwhile', async () => {
    await resent();
    const { drain } = await hold.deliver();
    expect((await hold.ask('manager', 'retrieve')).status).toBe(200);
    hold.clock.pass(holdMs);
    await drain();
    expect(hold.told()).toEqual([]);
  });

  it('does not hold up a retrieval of what has left', async () => {
    await resent();
    const { drain } = await hold.deliver();
    hold.clock.pass(holdMs);
    await drain();
    expect((await hold.ask('manager', 'retrieve')).status).toBe(200);
    expect((await letters()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});

describe('who may not', () => {
  it.each([
    ['second', 403, 'not-own-resend'],
    ['engineer', 403, 'not-own-resend'],
    ['controller', 403, 'not-own-resend'],
    ['elsewhere', 404, undefined],
    ['manager@two.test', 404, undefined],
  ])('%s: %i %s', async (who, status, reason) => {
    const { after } = await resent();
    const { version } = after.commitment;
    expect(await refusalOf(await hold.ask(who, 'undo', { version }))).toEqual({ status, reason });
    expect((await hold.view()).commitment).toMatchObject({ erpState: 'awaiting', version });
    expect(await letters()).toHaveLength(2);
  });

  it('others see how long it is held, and who could take it back', async () => {
    await resent();
    const { undo, may } = await hold.view('second');
    expect(undo).toMatchObject({ leftMs: holdMs });
    expect(may.undo).toMatchObject({ refusal: { reason: 'not-own-resend', who: [{ id: 'manager' }] } });
  });

  it.each([
    ['what accounting has accepted', 'accept', {}, 'wrong-state'],
    ['what accounting has rejected again', 'reject', { comment: 'No.' }, 'wrong-state'],
    ['what was retrieved', 'retrieve', {}, 'wrong-state'],
  ])('nobody takes back %s', async (_, verb, body, reason) => {
    await resent();
    expect((await hold.ask(verb === 'retrieve' ? 'second' : 'approver', verb, { body })).status).toBe(200);
    expect(await refusalOf(await hold.ask('manager', 'undo'))).toEqual({ status: 409, reason });
  });

  it('nobody takes back a first sending', async () => {
    hold = await openHold();
    await hold.ledger.play('sc-1', ['manager', 'send']);
    expect(await refusalOf(await hold.ask('manager', 'undo'))).toEqual({ status: 409, reason: 'not-resent' });
  });
});

describe('once, whatever is clicked', () => {
  it('a key asked ten times gets the first answer each time, byte for byte, also when it is too late', async () => {
    const { after } = await resent();
    const asked = { key: randomUUID(), version: after.commitment.version };
    const answers = await Promise.all(Array.from({ length: 10 }, () => hold.ask('manager', 'undo', asked)));
    hold.clock.pass(holdMs);
    const bodies = [...answers, await hold.ask('manager', 'undo', asked)].map((answer) => answer.text());
    expect(new Set(await Promise.all(bodies)).size).toBe(1);
    expect((await erpLines()).filter((line: string) => line.startsWith('Re-sent to ERP'))).toHaveLength(1);
  });

  it('fifty clicks in many tabs are one undo', async () => {
    const { version } = (await resent()).after.commitment;
    const answers = await Promise.all(Array.from({ length: 50 }, () => hold.ask('manager', 'undo', { version })));
    expect(await statuses(answers)).toEqual([200, ...Array(49).fill(412)]);
    expect((await erpLines()).filter((line: string) => line.startsWith('Re-sent to ERP'))).toHaveLength(1);
  });

  it('undo in one tab and retrieve in the other: one of them', async () => {
    const { version } = (await resent()).after.commitment;
    const answers = await Promise.all(['undo', 'retrieve'].map((verb) => hold.ask('manager', verb, { version })));
    expect(await statuses(answers)).toEqual([200, 412]);
  });
});
