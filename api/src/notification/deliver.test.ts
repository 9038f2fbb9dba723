import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { openDb } from '../db/open';
import type { Delivery } from '../mail/mailer';
import { type DeliverDeps, type Delivering, startDelivering } from './deliver';
import { enqueue } from './enqueue';
import { type Outcome, settle, takeNext } from './lease';
import { draft, fixedClock, letterOf, openOutbox, put, retry, scriptedMailer, start } from './outbox.fixture';
import { later, leaseMs } from './schedule';
import { letter } from './table';

const second = 1_000;
const hour = 3_600_000;
const key = (eventId: string) => `rejected/${eventId}/priya@northgate.example`;

let outbox: Awaited<ReturnType<typeof openOutbox>>;
let db: Db;
let clock: ReturnType<typeof fixedClock>;
let running: Delivering[];
let logged: string[];

beforeEach(async () => {
  outbox = await openOutbox();
  db = outbox.db;
  clock = fixedClock();
  running = [];
  logged = [];
});

afterEach(async () => {
  await Promise.all(running.map((delivering) => delivering.stop()));
  outbox.close();
});

function deliver(mailer: DeliverDeps['mailer'], changed: Partial<DeliverDeps> = {}): Delivering {
  const note = (_about: unknown, words: string) => void logged.push(words);
  const log = { info: note, warn: note, error: note } as DeliverDeps['log'];
  const delivering = startDelivering({ db, mailer, now: clock.now, log, chance: () => 0, ...changed });
  running.push(delivering);
  return delivering;
}

describe('a letter', () => {
  it('is sent when it is due, once', async () => {
    const { mailer, calls } = scriptedMailer();
    await put(db, draft('r-1'), draft('r-2', { dueAt: later(start, 8 * second) }));
    const { drain } = deliver(mailer);
    await drain();
    expect(calls).toEqual([key('r-1')]);
    expect(await letterOf(db, 'r-1')).toMatchObject({ state: 'sent', providerId: 'em_1', sentAt: start, dueAt: null });

    clock.pass(8 * second);
    await drain();
    await drain();
    expect(calls).toEqual([key('r-1'), key('r-2')]);
  });

  it('is told to an address once, whoever asks again', async () => {
    const { mailer, calls } = scriptedMailer();
    const { drain } = deliver(mailer);
    await put(db, draft('r-1'), draft('r-1', { to: 'PRIYA@northgate.example' }));
    await drain();
    await put(db, draft('r-1'));
    await drain();
    expect(calls).toEqual([key('r-1')]);
  });

  it('does not leave when its transaction is undone', async () => {
    const { mailer, calls } = scriptedMailer();
    const undone = db.write(async (tx) => {
      await enqueue(tx, [draft('r-1')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await deliver(mailer).drain();
    expect(calls).toEqual([]);
  });

  it('whose answer was lost is sent again as it was, under its key', async () => {
    const provider = scriptedMailer();
    provider.script.push((letter, name) => {
      provider.accept(letter, name);
      return retry('the answer was lost');
    });
    await put(db, draft('r-1'));
    const { drain } = deliver(provider.mailer);
    await drain();
    expect(await letterOf(db, 'r-1')).toMatchObject({
      ...{ state: 'waiting', attempts: 1, lastProblem: 'the answer was lost', dueAt: later(start, 2 * second) },
    });
    clock.pass(2 * second);
    await drain();
    expect(provider.calls).toEqual([key('r-1'), key('r-1')]);
    expect(provider.accepted.size).toBe(1);
    expect(await letterOf(db, 'r-1')).toMatchObject({ state: 'sent', providerId: 'em_1', attempts: 2 });
  });

  it('that is refused goes to review and is never tried again', async () => {
    const { mailer, calls } = scriptedMailer({ outcome: 'refused', why: '422 validation_error', restMs: 0 });
    await put(db, draft('r-1'));
    const { drain } = deliver(mailer);
    await drain();
    clock.pass(48 * hour);
    await drain();
    expect(calls).toHaveLength(1);
    expect(await letterOf(db, 'r-1')).toMatchObject({ state: 'needs-review', lastProblem: '422 validation_error' });
    expect(logged).toEqual(['letter refused, needs review']);
  });

  it('that is no use any more goes to review unsent', async () => {
    const { mailer, calls } = scriptedMailer();
    await put(db, draft('c-1', { event: 'code', until: later(start, 600 * second) }));
    clock.pass(600 * second);
    await deliver(mailer).drain();
    expect(calls).toEqual([]);
    expect(await letterOf(db, 'c-1')).toMatchObject({ state: 'needs-review', lastProblem: 'Given up: too late.' });
  });

  it('survives a mailer that throws', async () => {
    const { mailer } = scriptedMailer(() => {
      throw new TypeError('bad header');
    });
    await put(db, draft('r-1'));
    await deliver(mailer).drain();
    expect(await letterOf(db, 'r-1')).toMatchObject({
      ...{ state: 'waiting', lastProblem: 'The mailer threw: TypeError: bad header' },
    });
  });
});

describe('a provider in trouble', () => {
  it('that wants rest gets it, from every letter', async () => {
    const { mailer, calls } = scriptedMailer(retry('429', 30 * second));
    await put(db, draft('r-1'));
    const { drain } = deliver(mailer);
    await drain();
    await put(db, draft('r-2'));
    clock.pass(29 * second);
    await drain();
    expect(calls).toEqual([key('r-1')]);
    clock.pass(1 * second);
    await drain();
    expect(calls.toSorted()).toEqual([key('r-1'), key('r-1'), key('r-2')]);
  });

  it('at its limit gets one letter at a time', async () => {
    const provider = scriptedMailer();
    let free = 0;
    const limited: DeliverDeps['mailer'] = {
      async send(letter, name) {
        if (free === 0) return retry('429', 1 * second);
        free -= 1;
        return { ...provider.accept(letter, name), restMs: free === 0 ? 1 * second : 0 };
      },
    };
    await put(db, ...Array.from({ length: 40 }, (_, index) => draft(`r-${index}`)));
    const { drain } = deliver(limited);
    let seconds = 0;
    for (; provider.accepted.size < 40; seconds += 1) {
      free = 2;
      await drain();
      clock.pass(1 * second);
    }
    expect(seconds).toBeLessThanOrEqual(22);
  });

  it('for a whole day leads to review before its memory of the key ends', async () => {
    const { mailer, calls } = scriptedMailer(...Array.from({ length: 10_000 }, () => retry('503')));
    await put(db, draft('r-1'));
    const { drain } = deliver(mailer);
    let lastCall = 0;
    for (let minutes = 0; minutes < 25 * 60; minutes += 1) {
      const before = calls.length;
      await drain();
      if (calls.length > before) lastCall = minutes;
      clock.pass(60 * second);
    }
    expect(lastCall).toBeGreaterThan(22 * 60);
    expect(lastCall).toBeLessThan(23 * 60);
    expect(calls.length).toBeLessThan(110);
    expect(new Set(calls)).toEqual(new Set([key('r-1')]));
    expect(await letterOf(db, 'r-1')).toMatchObject({
      ...{ state: 'needs-review', dueAt: null, lastProblem: '503 Given up: too late.' },
    });
    expect(logged.at(-1)).toBe('letter given up, needs review');
  });
});

describe('a sender', () => {
  it('that died after the yes is followed by the same call under the same key', async () => {
    const provider = scriptedMailer();
    await put(db, draft('r-1'));
    const { parcel } = await takeNext(db, clock.now());
    for (const { payload, key: name } of parcel?.letters ?? []) provider.accept(payload, name);

    const { drain } = deliver(provider.mailer);
    clock.pass(leaseMs - 1);
    await drain();
    expect(provider.calls).toEqual([]);
    clock.pass(1);
    await drain();
    expect(provider.calls).toEqual([key('r-1')]);
    expect(await letterOf(db, 'r-1')).toMatchObject({ state: 'sent', providerId: 'em_1', attempts: 2 });
  });

  it.each<Outcome>([
    { outcome: 'retry', why: 'late', restMs: 0 },
    { outcome: 'refused', why: 'late' },
    { outcome: 'sent', providerId: 'em_late' },
  ])('whose lease has passed to another cannot say $outcome', async (late) => {
    await put(db, draft('r-1'));
    const { parcel: paused } = await takeNext(db, clock.now());
    if (!paused) throw new Error('nothing taken');
    clock.pass(leaseMs);
    const { mailer } = scriptedMailer();
    await deliver(mailer).drain();
    const settled = await letterOf(db, 'r-1');

    expect(await settle(db, paused, [late], clock.now(), 0)).toBe(false);
    expect(await letterOf(db, 'r-1')).toEqual(settled);
    expect(settled).toMatchObject({ state: 'sent', providerId: 'em_1' });
  });

  it('that slept through its lease does not send', async () => {
    const { mailer, calls } = scriptedMailer();
    await put(db, draft('r-1'));
    const moments = [start, start, start, later(start, leaseMs)];
    const { drain } = deliver(mailer, { now: () => moments.shift() ?? start });
    await drain();
    expect(calls).toEqual([]);
    expect((await letterOf(db, 'r-1')).state).toBe('sending');
  });

  it('that is stopped settles what is under way and takes no more', async () => {
    let answer: (delivery: Delivery) => void = () => undefined;
    const provider = scriptedMailer(() => new Promise((resolve) => (answer = resolve)));
    await put(db, draft('r-1'));
    const delivering = deliver(provider.mailer);
    await expect.poll(() => provider.calls).toHaveLength(1);
    await put(db, draft('r-2'));
    const stopped = delivering.stop();
    answer({ outcome: 'sent', providerId: 'em_9', restMs: 0 });
    await stopped;
    expect(await letterOf(db, 'r-1')).toMatchObject({ state: 'sent', providerId: 'em_9' });
    expect(await letterOf(db, 'r-2')).toMatchObject({ state: 'waiting' });
  });

  it('that is nudged looks at once', async () => {
    const { mailer, calls } = scriptedMailer();
    const { nudge, drain } = deliver(mailer);
    await drain();
    await put(db, draft('r-1'));
    nudge();
    await expect.poll(() => calls, { timeout: 2_000 }).toEqual([key('r-1')]);
  });

  it('wakes by itself when a letter falls due', async () => {
    const { mailer, calls } = scriptedMailer();
    const now = () => new Date().toISOString();
    await put(db, draft('r-1', { dueAt: later(now(), 300) }));
    deliver(mailer, { now });
    await expect.poll(() => calls, { timeout: 3_000 }).toEqual([key('r-1')]);
  });

  it('works on after the database failed', async () => {
    const { mailer, calls } = scriptedMailer();
    await put(db, draft('r-1'));
    let faults = 1;
    const faulty: Db = {
      ...db,
      write: (work) => (faults-- > 0 ? Promise.reject(new Error('disk full')) : db.write(work)),
    };
    const delivering = deliver(mailer, { db: faulty });
    await expect.poll(() => logged).toEqual(['the outbox cannot be worked on']);
    delivering.nudge();
    await expect.poll(() => calls, { timeout: 2_000 }).toEqual([key('r-1')]);
  });
});

it('sends 200 letters by two senders with databases of their own, each letter once', async () => {
  const provider = scriptedMailer();
  await put(db, ...Array.from({ length: 200 }, (_, index) => draft(`r-${index}`)));
  const other = await openDb({ url: outbox.url });
  const senders = [deliver(provider.mailer), deliver(provider.mailer, { db: other })];
  await Promise.all(senders.map(({ drain }) => drain()));
  await Promise.all(senders.map(({ stop }) => stop()));
  other.close();
  const handedOver = provider.batchCalls.flatMap(({ letters }) => letters.map(({ subject }) => subject));
  expect(handedOver.length + provider.calls.length).toBe(200);
  expect(provider.accepted.size).toBe(200);
});

describe('where many are due', () => {
  const many = Array.from({ length: 130 }, (_, index) => draft(`r-${1_000 + index}`));

  it('they leave together, up to as many as the provider takes; a few leave one by one', async () => {
    const provider = scriptedMailer();
    await put(db, ...many.slice(0, 9));
    const { drain } = deliver(provider.mailer);
    await drain();
    expect([provider.calls.length, provider.batchCalls.length]).toEqual([9, 0]);
    await put(db, ...many.slice(9));
    await drain();
    expect([provider.calls.length, ...provider.batchCalls.map(({ letters }) => letters.length)]).toEqual([9, 100, 21]);
    for (const { state, batch, providerId } of await db.read.select().from(letter)) {
      expect([state, Boolean(providerId)]).toEqual(['sent', true]);
      if (batch) expect(provider.batchCalls.map((call) => call.key)).toContain(batch);
    }
  });

  it('what came of one is written of that one', async () => {
    const provider = scriptedMailer();
    provider.batches.push((letters) => ({
      ...{ outcome: 'answered', restMs: 0 },
      each: letters.map(({ subject }) =>
        subject.endsWith('5') ? { outcome: 'refused', why: 'no' } : { outcome: 'sent', providerId: `em-${subject}` },
      ),
    }));
    await put(db, ...many.slice(0, 20));
    await deliver(provider.mailer).drain();
    for (const one of await db.read.select().from(letter)) {
      const expected = one.eventId.endsWith('5') ? ['needs-review', null] : ['sent', `em-${one.eventId}`];
      expect([one.state, one.providerId]).toEqual(expected);
    }
  });

  it('a batch is repeated as it was, whatever fell due meanwhile and whoever repeats it', async () => {
    const provider = scriptedMailer();
    await put(db, ...many.slice(0, 20));
    const { parcel } = await takeNext(db, clock.now(), 100);
    clock.pass(1);
    await put(db, ...many.slice(20, 40));
    clock.pass(leaseMs);
    await deliver(provider.mailer).drain();
    expect(provider.batchCalls.find(({ key: name }) => name === parcel?.key)?.letters).toEqual(
      parcel?.letters.map(({ payload }) => payload),
    );
    expect(provider.batchCalls.map(({ letters }) => letters.length).sort()).toEqual([20, 20]);
    if (!parcel) throw new Error('nothing taken');
    const late = parcel.letters.map((): Outcome => ({ outcome: 'sent', providerId: 'em_late' }));
    expect(await settle(db, parcel, late, clock.now(), 0)).toBe(false);
  });

  it('a batch is the same call again, where the database was set back to before it', async () => {
    const provider = scriptedMailer();
    await put(db, ...many.slice(0, 20));
    const { drain } = deliver(provider.mailer);
    await drain();
    const before = { state: 'waiting', attempts: 0, firstTriedAt: null, batch: null, dueAt: start } as const;
    await db.write((tx) => tx.update(letter).set({ ...before, providerId: null, sentAt: null }));
    await drain();
    expect(provider.batchCalls).toHaveLength(2);
    expect(provider.batchCalls[1]).toEqual(provider.batchCalls[0]);
  });

  it('a batch runs out as a whole', async () => {
    const provider = scriptedMailer();
    provider.batches.push(retry(), retry());
    const [soon, late] = [later(start, hour), later(start, 2 * hour)];
    await put(db, ...many.slice(0, 40).map((one, index) => ({ ...one, until: index % 2 ? soon : late })));
    await deliver(provider.mailer).drain();
    expect(provider.batchCalls.map(({ letters }) => letters.length)).toEqual([20, 20]);
    clock.pass(hour);
    await deliver(provider.mailer).drain();
    for (const { until, state } of await db.read.select().from(letter)) {
      expect(state).toBe(until === soon ? 'needs-review' : 'sent');
    }
    expect(provider.batchCalls).toHaveLength(3);
  });

  it('a letter that was tried alone, and a code, stay alone', async () => {
    const provider = scriptedMailer(retry());
    await put(
      db,
      draft('r-1'),
      draft('c-1', { event: 'code', until: later(start, hour), dueAt: later(start, second) }),
    );
    await deliver(provider.mailer).drain();
    clock.pass(2 * second);
    await put(db, ...many.slice(0, 20));
    await deliver(provider.mailer).drain();
    expect(provider.calls.toSorted()).toEqual([key('c-1').replace('rejected', 'code'), key('r-1'), key('r-1')].sort());
    expect(provider.batchCalls.map(({ letters }) => letters.length)).toEqual([20]);
  });

  it('a batch is no larger than a call may be', async () => {
    const provider = scriptedMailer();
    const html = 'x'.repeat(150_000);
    await put(db, ...many.slice(0, 30).map((one) => ({ ...one, payload: { ...one.payload, html } })));
    await deliver(provider.mailer).drain();
    expect(provider.batchCalls.map(({ letters }) => letters.length)).toEqual([13, 13]);
    expect(provider.calls).toHaveLength(4);
  });
});

it('finds what is due by an index, however many letters were sent', async () => {
  const asked = sql`explain query plan select id from letter where due_at <= ${start} order by due_at limit 4`;
  const plan = await db.write((tx) => tx.all<{ detail: string }>(asked));
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX letter_due')]);
});
