import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeApi, json, problem, unreachable } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { commands, dismissCommand, keepCommandsOf } from './commands';
import { mintCommand } from './mint-command';
import { postCommands } from './post-commands';
import { keepSignedIn } from './session';

const priya = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
const resend = { commitmentId: '700101', verb: 'resend', version: 7 } as const;
const accepted = () => json({ commitment: { id: '700101', erpState: 'awaiting', version: 8 } });

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00.000Z'), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await keepSignedIn({ token: 'secret', person: priya });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a click is posted with its own key and the version that was seen, and forgotten when it took effect', async () => {
  const asked = fakeApi(accepted);
  const { key } = await mintCommand(resend);
  await postCommands();
  const post = asked.find(({ method }) => method === 'POST');
  expect(post?.url.href).toBe('http://127.0.0.1:8787/v1/commitments/700101/resend');
  expect(post?.headers.get('Idempotency-Key')).toBe(key);
  expect(post?.headers.get('If-Match')).toBe('"7"');
  expect(await commands.get()).toEqual([]);
});

test('a click is stored before it is posted', async () => {
  let storedThen: unknown;
  fakeApi(async () => {
    storedThen = (await fakeBrowser.storage.local.get('commands')).commands;
    return accepted();
  }, accepted);
  const { key } = await mintCommand(resend);
  await postCommands();
  expect(storedThen).toMatchObject([{ key, state: 'waiting' }]);
});

test('a second click on the same commitment is the same command', async () => {
  fakeApi(unreachable);
  const [first, second] = await Promise.all([mintCommand(resend), mintCommand(resend)]);
  expect(second.key).toBe(first.key);
  await postCommands();
  expect(await commands.get()).toHaveLength(1);
});

describe('what the API answers decides whether it waits', () => {
  const waits = { state: 'waiting', tries: 1 };
  test.each([
    ['not reached', unreachable, waits],
    ['500', () => problem(500, 'internal'), waits],
    ['503', () => problem(503, 'unavailable'), waits],
    ['429', () => problem(429, 'too-many-requests'), waits],
    ['412', () => problem(412, 'stale'), { state: 'refused', tries: 0 }],
    ['403', () => problem(403, 'refused'), { state: 'refused', tries: 0 }],
    ['404', () => problem(404, 'not-found'), { state: 'refused', tries: 0 }],
    ['401', () => problem(401, 'unauthenticated'), { state: 'refused', fault: { kind: 'signed-out' } }],
  ])('%s', async (_, answer, expected) => {
    fakeApi(answer);
    await mintCommand(resend);
    await postCommands();
    expect(await commands.get()).toMatchObject([expected]);
  });
});

test('what waits is sent again under the same key, later each time, and by the next worker at once', async () => {
  const asked = fakeApi(unreachable);
  const { key } = await mintCommand(resend);
  await postCommands();
  const [once] = await commands.get();
  expect(once?.nextAt).toBe('2026-11-22T10:00:01.000Z');

  const before = posts(asked).length;
  await postCommands();
  expect(posts(asked)).toHaveLength(before);

  await postCommands({ evenIfEarly: true });
  const [twice] = await commands.get();
  expect(twice).toMatchObject({ key, tries: 2, nextAt: '2026-11-22T10:00:02.000Z' });
  expect(new Set(posts(asked).map(({ headers }) => headers.get('Idempotency-Key')))).toEqual(new Set([key]));
  expect((await fakeBrowser.alarms.getAll()).map(({ name }) => name)).toContain('commands');
});

test('it waits at least as long as the API asks for', async () => {
  fakeApi(() => problem(429, 'too-many-requests', {}, { 'Retry-After': '30' }));
  await mintCommand(resend);
  await postCommands();
  expect(await commands.get()).toMatchObject([{ nextAt: '2026-11-22T10:00:30.000Z' }]);
});

test('a refusal is kept until it was seen, and a new click replaces it', async () => {
  fakeApi(() => problem(412, 'stale'));
  const { key } = await mintCommand(resend);
  await postCommands();
  const again = await mintCommand({ ...resend, version: 8 });
  expect(again.key).not.toBe(key);
  await postCommands();
  await dismissCommand(again.key);
  expect(await commands.get()).toEqual([]);
});

test('what somebody else clicked here is never posted', async () => {
  fakeApi(unreachable);
  await mintCommand(resend);
  await postCommands();
  await keepCommandsOf('somebody-else');
  expect(await commands.get()).toEqual([]);
});

function posts(asked: ReturnType<typeof fakeApi>) {
  return asked.filter(({ method }) => method === 'POST');
}
