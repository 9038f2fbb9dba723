import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Ledger, openLedger, rejected, sent } from '../testing/ledger';
import { startByTheClock } from './by-the-clock';
import { letter } from './table';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(async () => {
  vi.useRealTimers();
  await ledger.close();
});

const events = async () => (await ledger.deps.db.read.select().from(letter)).map(({ event }) => event).sort();

it('looks at once, every minute, and no more when it is stopped', async () => {
  await ledger.play('sc-1', ...rejected);
  await ledger.play('sc-2', ...sent);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let now = '2026-11-03T06:59:00.000Z';
  const looks: string[] = [];
  const nudged = vi.fn();
  const stop = startByTheClock({
    ...ledger.deps,
    lettersWait: nudged,
    now: () => {
      looks.push(now);
      return now;
    },
  });
  await vi.waitFor(() => expect(looks).toHaveLength(1));
  now = '2026-11-04T09:02:00.000Z';
  vi.advanceTimersByTime(60_000);
  await stop();
  expect(looks).toEqual(['2026-11-03T06:59:00.000Z', now]);
  expect(await events()).toEqual(['rejected', 'reminded', 'summary', 'summary']);
  expect(nudged).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(600_000);
  expect(looks).toHaveLength(2);
});

it('goes on after a fault', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await ledger.play('sc-2', ...sent);
  const logged = vi.fn();
  const read = { ...ledger.deps.db.read, select: vi.fn() };
  read.select.mockImplementationOnce(() => {
    throw new Error('The database does not answer.');
  });
  read.select.mockImplementation((...args: []) => ledger.deps.db.read.select(...args));
  const stop = startByTheClock({
    ...ledger.deps,
    ...{ db: { ...ledger.deps.db, read }, now: () => '2026-11-03T07:00:00.000Z' },
    log: { ...ledger.deps.log, info: vi.fn(), error: logged } as never,
  });
  await vi.waitFor(() => expect(logged).toHaveBeenCalledOnce());
  vi.advanceTimersByTime(60_000);
  await stop();
  expect(await events()).toEqual(['summary', 'summary']);
});
