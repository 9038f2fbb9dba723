import { setTimeout as wait } from 'node:timers/promises';
import { createResendMailer } from '@rebound/api/mail/resend-com';
import { startDelivering } from '@rebound/api/notification/deliver';
import { draft, fixedClock, openOutbox, put, start } from '@rebound/api/notification/outbox.fixture';
import { sureForMs } from '@rebound/api/notification/schedule';
import { letter } from '@rebound/api/notification/table';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../resend-endpoint/faults';
import { type ResendEndpoint, startResendEndpoint } from '../resend-endpoint/start-resend-endpoint';

const minute = 60_000;
const apiKey = 're_sandbox';
const always = (fault: Fault) => Array.from({ length: 1_000 }, () => fault);
const down: Fault = { fault: 'answer', status: 503 };

let outbox: Awaited<ReturnType<typeof openOutbox>>;
let endpoint: ResendEndpoint;
let clock: ReturnType<typeof fixedClock>;
let delivering: ReturnType<typeof startDelivering>;

beforeEach(async () => {
  outbox = await openOutbox();
  clock = fixedClock();
  const now = () => Date.parse(clock.now());
  endpoint = await startResendEndpoint({ port: 0, smtpPort: 1, apiKey, ratePerSecond: 1_000, now });
  delivering = startDelivering({
    db: outbox.db,
    mailer: createResendMailer({ apiKey, baseUrl: endpoint.url, timeoutMs: 400 }),
    now: clock.now,
    log: pino({ level: 'silent' }),
    chance: () => 0,
  });
});

afterEach(async () => {
  await delivering.stop();
  await endpoint.stop();
  outbox.close();
});

describe.each([
  ['one letter', 1],
  ['a batch', 12],
])('R5: %s', (_, count) => {
  test.each<[string, Fault[]]>([
    ['all well', []],
    ['a lost 200', [{ fault: 'lose-answer' }]],
    ['lost 200s', [{ fault: 'lose-answer' }, { fault: 'lose-answer' }, { fault: 'lose-answer' }]],
    ['a lost 200, then trouble', [{ fault: 'lose-answer' }, down, { fault: 'drop' }, { fault: 'hang' }]],
    ['429', [{ fault: 'answer', status: 429 }]],
    ['500, 502, 503', [{ fault: 'answer', status: 500 }, { fault: 'answer', status: 502 }, down]],
    ['a dropped connection', [{ fault: 'drop' }]],
    ['no answer within the time limit', [{ fault: 'hang' }]],
    ['an answer after the time limit, and 409 while it is still under way', [{ fault: 'delay', ms: 900 }]],
  ])('%s: is sent once', async (_fault, faults) => {
    await put(outbox.db, ...drafts(count));
    endpoint.faults.set(...faults);
    for (let turn = 0; turn < 40 && (await states()).some((state) => state !== 'sent'); turn += 1) {
      await pass(20_000);
      await wait(turn * 5);
    }
    expect(await states()).toEqual(drafts(count).map(() => 'sent'));
    expect(accepted()).toEqual(drafts(count).map(({ eventId }) => eventId));
    await expectOneKeyEach();
    const rows = await outbox.db.read.select().from(letter);
    const ids = endpoint.log.flatMap(({ emails }) => emails).map(({ id }) => id);
    expect(rows.filter(({ providerId }) => !ids.includes(providerId ?? ''))).toEqual([]);
  });

  test('409, the same key with another payload: goes to review', async () => {
    await put(outbox.db, ...drafts(count));
    endpoint.faults.set({ fault: 'drop' });
    await delivering.drain();
    const { path = '', key } = endpoint.log[0] ?? {};
    const headers = { authorization: `Bearer ${apiKey}`, 'user-agent': 'somebody', 'idempotency-key': key ?? '' };
    const other = { ...drafts(1)[0]?.payload, subject: 'Another' };
    const body = JSON.stringify(count === 1 ? other : [other]);
    expect((await fetch(endpoint.url + path, { method: 'POST', headers, body })).status).toBe(200);
    for (let turn = 0; turn < 5; turn += 1) await pass(20_000);
    expect(new Set(await states())).toEqual(new Set(['needs-review']));
    expect(accepted()).toEqual(['Another']);
    expect(endpoint.log.map(({ error }) => error)).toEqual([null, null, 'invalid_idempotent_request']);
  });

  test.each<[string, Fault[], number]>([
    ['from the first call on', [], 0],
    ['after a 200 that was lost', [{ fault: 'lose-answer' }], 1],
  ])('an outage of more than a day %s: goes to review in time, under one key', async (_when, faults, times) => {
    await put(outbox.db, ...drafts(count));
    endpoint.faults.set(...faults, ...always(down));
    for (let minutes = 0; minutes < 26 * 60; minutes += 30) await pass(30 * minute);
    endpoint.faults.set();
    for (let turn = 0; turn < 5; turn += 1) await pass(60 * minute);
    expect(new Set(await states())).toEqual(new Set(['needs-review']));
    expect(accepted()).toHaveLength(times * count);
    const lastCall = Math.max(...endpoint.log.map(({ at }) => Date.parse(at)));
    expect(lastCall - Date.parse(start)).toBeLessThan(sureForMs);
    expect(new Set(endpoint.log.map(({ key }) => key)).size).toBe(1);
    expect(new Set(endpoint.log.map(({ digest }) => digest)).size).toBe(1);
  });

  test('an outage that ends in time: is sent once', async () => {
    await put(outbox.db, ...drafts(count));
    endpoint.faults.set({ fault: 'lose-answer' }, ...always(down));
    for (let minutes = 0; minutes < 20 * 60; minutes += 30) await pass(30 * minute);
    endpoint.faults.set();
    for (let turn = 0; turn < 3; turn += 1) await pass(20 * minute);
    expect(new Set(await states())).toEqual(new Set(['sent']));
    expect(accepted()).toHaveLength(count);
    await expectOneKeyEach();
  });
});

test('one faulty letter of a batch goes to review; the others are sent', async () => {
  const [faulty, ...others] = drafts(12);
  if (!faulty) throw new Error('No draft.');
  await put(outbox.db, { ...faulty, payload: { ...faulty.payload, to: 'nobody' } }, ...others);
  await delivering.drain();
  const rows = await outbox.db.read.select().from(letter).orderBy(letter.eventId);
  expect(rows.map(({ state, lastProblem }) => [state, lastProblem?.slice(0, 18) ?? null])).toEqual([
    ['needs-review', 'Invalid `to` field'],
    ...others.map(() => ['sent', null]),
  ]);
  const { emails } = endpoint.log[0] ?? {};
  for (const { eventId, providerId } of rows.slice(1)) {
    expect(emails?.find(({ id }) => id === providerId)?.email.subject).toBe(eventId);
  }
});

const drafts = (count: number) => Array.from({ length: count }, (_, index) => draft(`r-${100 + index}`));

async function pass(ms: number): Promise<void> {
  await delivering.drain();
  clock.pass(ms);
}

async function states() {
  return (await outbox.db.read.select({ state: letter.state }).from(letter)).map(({ state }) => state);
}

/** The events that the provider took, as often as it took them. */
function accepted(): string[] {
  const taken = endpoint.log.filter(({ outcome }) => outcome === 'accepted').flatMap(({ emails }) => emails);
  return taken.map(({ email }) => email.subject).sort();
}

async function expectOneKeyEach(): Promise<void> {
  const rows = await outbox.db.read.select().from(letter);
  const keys = new Set(rows.map(({ batch, key }) => batch ?? key));
  expect(new Set(endpoint.log.map(({ key }) => key))).toEqual(keys);
  expect(new Set(endpoint.log.flatMap(({ digest }) => (digest ? [digest] : []))).size).toBe(1);
}
