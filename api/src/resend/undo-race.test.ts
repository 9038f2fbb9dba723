import { setTimeout as sleep } from 'node:timers/promises';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../mail/mailer';
import { retry } from '../notification/outbox.fixture';
import { rejected } from '../testing/ledger';
import { holdMs, openHold } from './undo-resend.fixture';

let hold: Awaited<ReturnType<typeof openHold>>;
afterEach(() => hold.close());

async function resent(options: Parameters<typeof openHold>[0] = {}) {
  hold = await openHold(options);
  await hold.ledger.play('sc-1', ...rejected);
  const answer = await hold.ask('manager', 'resend');
  return (await answer.json()).commitment.version as number;
}

const tooLate = async (answer: Response) => {
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({
    ...{ status: 409, body: { code: 'refused', refusal: { reason: 'too-late' } } },
  });
  expect((await hold.view()).commitment).toMatchObject({ erpState: 'awaiting', round: 2 });
};

describe('a click against the outbox', () => {
  it('a letter that is being sent makes it too late', async () => {
    await resent({ aheadMs: 500 });
    let answer: (delivery: Delivery) => void = () => undefined;
    const { drain } = await hold.deliver();
    hold.provider.script.push(() => new Promise((resolve) => (answer = resolve)));
    hold.clock.pass(holdMs - 500);
    const draining = drain();
    await expect.poll(() => hold.told().length).toBe(1);
    await tooLate(await hold.ask('manager', 'undo'));
    answer({ outcome: 'sent', providerId: 'em_1', restMs: 0 });
    await draining;
  });

  it('one letter of six that has left keeps the other five going', async () => {
    await resent({ aheadMs: 500, approvers: 6 });
    const { drain } = await hold.deliver();
    hold.provider.script.push(...Array.from({ length: 3 }, () => retry('429', 60_000)));
    hold.clock.pass(holdMs - 500);
    await drain();
    await tooLate(await hold.ask('manager', 'undo'));
    for (let turn = 0; turn < 3; turn += 1) {
      hold.clock.pass(120_000);
      await drain();
    }
    expect(new Set(hold.told()).size).toBe(6);
    expect([...hold.provider.accepted.keys()].filter((key) => key.startsWith('resent/'))).toHaveLength(6);
  });

  it('a letter whose first try got no answer may have arrived, and makes it too late', async () => {
    await resent({ aheadMs: 500 });
    const { drain } = await hold.deliver();
    hold.provider.script.push(retry('no answer', 60_000), retry('no answer', 60_000));
    hold.clock.pass(holdMs - 500);
    await drain();
    await tooLate(await hold.ask('manager', 'undo'));
  });

  it('at the very moment at which the letters leave it is too late, whoever comes first', async () => {
    await resent();
    hold.clock.pass(holdMs);
    await tooLate(await hold.ask('manager', 'undo'));
    await hold.deliver();
    expect(hold.told()).toHaveLength(2);
  });
});

/** At the boundary, with a sender whose clock is ahead so that both believe they may. */
describe('of an undo and a delivery exactly one happens', () => {
  const schedules = process.env.REBOUND_LONG ? 1000 : 40;
  it(`in each of ${schedules} schedules`, async () => {
    await resent({ aheadMs: 1 });
    const { drain } = await hold.deliver();
    const seen = { undone: 0, mailed: 0 };
    for (let schedule = 0; schedule < schedules; schedule += 1) {
      const mailedBefore = hold.told().length;
      const { version, round } = (await hold.view()).commitment;
      hold.clock.pass(holdMs - 1);
      const undoing = later(schedule % 12, () => hold.ask('manager', 'undo', { version }));
      const draining = later((schedule * 7) % 13, drain);
      const [answer] = await Promise.all([undoing, draining]);
      hold.clock.pass(60_000);
      await drain();

      const { commitment, rejections } = await hold.view();
      const mailed = hold.told().length - mailedBefore;
      if (answer.status === 200) {
        seen.undone += 1;
        expect([commitment.erpState, commitment.round, rejections[0].outcome, mailed]).toEqual([
          ...['rejected', round - 1, 'open', 0],
        ]);
      } else {
        seen.mailed += 1;
        expect([answer.status, commitment.erpState, rejections[0].outcome, mailed]).toEqual([
          ...[409, 'awaiting', 'resent', 2],
        ]);
        await hold.ask('approver', 'reject', { body: { comment: 'Once more.' } });
      }
      expect((await hold.ask('manager', 'resend')).status).toBe(200);
    }
    tellSize(`undo against delivery: ${schedules} schedules, ${seen.undone} undone, ${seen.mailed} mailed`);
    expect(Math.min(seen.undone, seen.mailed)).toBeGreaterThan(0);
  }, 600_000);
});

async function later<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) await sleep(0);
  return work();
}
