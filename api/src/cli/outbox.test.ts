import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { draftCode } from '../notification/draft-letters';
import { enqueue } from '../notification/enqueue';
import { recordMailEvent } from '../notification/record-mail-event';
import { letter } from '../notification/table';
import { type Ledger, openLedger, rejected } from '../testing/ledger';
import { changedTables, observe } from '../testing/rows-of-company';
import { runCommand } from './commands';

let ledger: Ledger;
let id: string;
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
const code = '493817';

beforeAll(async () => {
  ledger = await openLedger();
  vi.stubEnv('REBOUND_DATABASE_URL', ledger.url);
  await ledger.play('sc-1', ...rejected);
  const letters = await draftCode({
    ...{ id: 'code-1', code, at: ledger.deps.now(), validMinutes: 10, from: 'rebound@one.test' },
    ...{ company: { id: 'one', name: 'Company one' }, person: { id: 'reader', name: 'R', email: 'reader@one.test' } },
  });
  await ledger.deps.db.write((tx) => enqueue(tx, letters));
});
beforeEach(async () => {
  log.mockClear();
  error.mockClear();
  const [one] = await ledger.deps.db.read.select().from(letter).where(eq(letter.event, 'rejected'));
  id = one?.id ?? '';
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await ledger?.close();
});

const said = () => [...log.mock.calls, ...error.mock.calls].flat().join('\n');

async function set(values: Partial<typeof letter.$inferInsert>): Promise<void> {
  await ledger.deps.db.write((tx) => tx.update(letter).set(values).where(eq(letter.id, id)));
}

it('lists what has not left, without what it says', async () => {
  expect(await runCommand(['outbox', 'list'])).toBe(0);
  expect(said()).toMatch(new RegExp(`^${id} .* one {2}waiting {2}rejected {2}manager@one.test {2}tries 0$`, 'm'));
  expect(said()).toMatch(/code {2}reader@one.test/);
  expect(said()).not.toContain(code);
});

it.each([
  [['--state', 'needs-review'], /^No such letter\.$/],
  [['--state', 'waiting', '--company', 'two'], /^No such letter\.$/],
  [['--state', 'waiting', '--company', 'one'], /manager@one.test/],
])('lists by state and company: %j', async (args, words) => {
  expect(await runCommand(['outbox', 'list', ...args])).toBe(0);
  expect(said()).toMatch(words);
});

it('shows all that is known of a letter but its words, a code least of all', async () => {
  await set({ state: 'needs-review', dueAt: null, lastProblem: '422 validation_error' });
  expect(await runCommand(['outbox', 'show', id])).toBe(0);
  expect(said()).toMatch(/recipient +manager@one.test/);
  expect(said()).toMatch(/key +rejected\/.*\/manager@one.test/);
  expect(said()).toMatch(/lastProblem +422 validation_error/);
  expect(said()).not.toContain('vendor is inactive');
  const [letterOfCode] = await ledger.deps.db.read.select().from(letter).where(eq(letter.event, 'code'));
  expect(await runCommand(['outbox', 'show', letterOfCode?.id ?? ''])).toBe(0);
  expect(said()).not.toContain(code);
});

it('sends again what needs review, gives up what was given up, and says what it did', async () => {
  expect(await runCommand(['outbox', 'retry', id])).toBe(0);
  expect(await runCommand(['outbox', 'retry', id])).toBe(1);
  expect(said()).toMatch(/sent again under its key[\s\S]*It is waiting/);
  expect(await runCommand(['outbox', 'release', id, '--reason', 'told by telephone'])).toBe(0);
  expect(await runCommand(['outbox', 'list', '--state', 'released'])).toBe(0);
  expect(said()).toMatch(/released {2}rejected .* told by telephone/);
});

it('lists what came back until somebody has looked at it', async () => {
  await set({ state: 'sent', dueAt: null, providerId: 'em_9', reviewed: null });
  const event = { id: 'msg_9', providerId: 'em_9', delivery: 'bounced' } as const;
  await recordMailEvent(ledger.deps, event);
  expect(await runCommand(['outbox', 'list'])).toBe(0);
  expect(await runCommand(['outbox', 'show', id])).toBe(0);
  expect(said()).toMatch(/one {2}bounced {2}rejected {2}manager@one.test[\s\S]*provider +20\S+ {2}bounced/);
  expect((await ledger.view('manager', 'sc-1')).told).toMatchObject([{ event: 'rejected', state: 'bounced' }]);

  expect(await runCommand(['outbox', 'release', id, '--reason', 'the address was mended'])).toBe(0);
  log.mockClear();
  expect(await runCommand(['outbox', 'list', '--company', 'one'])).toBe(0);
  expect(said()).not.toContain(id);
  expect(await runCommand(['outbox', 'list', '--state', 'bounced'])).toBe(0);
  expect(said()).toMatch(/manager@one.test {2}tries 0 {2}the address was mended/);
});

it.each([
  [['list', '--state', 'lost'], 64, /No state lost/],
  [['show'], 64, /outbox show <id>/],
  [['show', 'nothing'], 1, /no such letter/],
  [['retry'], 64, /outbox retry <id>/],
  [['retry', 'nothing'], 1, /no such letter/],
  [['retry', 'one', '--now'], 64, /--now/],
  [['release', 'one'], 64, /--reason/],
  [['release', 'nothing', '--reason', 'x'], 1, /no such letter/],
  [['release', 'one', '--reason', ' '], 64, /--reason/],
])('outbox %j changes nothing and says why', async (args, code, words) => {
  const observer = await observe(ledger.url);
  const before = await observer.digests();
  expect(await runCommand(['outbox', ...args])).toBe(code);
  expect(said()).toMatch(words);
  expect(changedTables(before, await observer.digests())).toEqual([]);
  observer.close();
});
