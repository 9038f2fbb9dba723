import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { headText, historyHead } from '../history/history-head';
import { type Ledger, openLedger, rejected } from '../testing/ledger';
import { printHeads, verifyChains } from './verify-chains';

let ledger: Ledger;
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);

const noted: string[] = [];
beforeAll(async () => {
  ledger = await openLedger();
  vi.stubEnv('REBOUND_DATABASE_URL', ledger.url);
  for (const step of rejected) {
    await ledger.play('sc-1', step);
    noted.push(headText(await historyHead(ledger.deps.db.read, 'one')));
  }
});
beforeEach(() => {
  log.mockClear();
  error.mockClear();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await ledger?.close();
});

const said = () => [...log.mock.calls, ...error.mock.calls].flat().join('\n');
const bare = (head = '') => head.split(':')[1] ?? '';
const other = 'f'.repeat(64);

describe('history verify', () => {
  it.each<[string, () => string[], number, RegExp]>([
    [
      'says the rows and the head of every chain',
      () => [],
      0,
      /Company one: 6 rows, head 6:[0-9a-f]{64}\nCompany two: 3 rows, head 3:/,
    ],
    ['of one company', () => ['--company', 'two'], 0, /^Company two: 3 rows, head 3:\S+$/],
    [
      'says that a noted head is the head',
      () => ['--company', 'one', '--head', noted[1] ?? ''],
      0,
      /6:\S+ is the head/,
    ],
    ['and one known by its hash alone', () => ['--company', 'one', '--head', bare(noted[1])], 0, /is the head/],
    [
      'says that a noted head is no longer the head',
      () => ['--company', 'one', '--head', noted[0] ?? ''],
      0,
      /4:\S+ is in the chain and not its head: 2 rows were added after it/,
    ],
    [
      'says that a noted head is no longer in the chain',
      () => ['--company', 'one', '--head', `5:${other}`],
      1,
      /row 1 or one up to row 5 is bad \(rewritten\): the chain no longer leads to the noted head \(ffff/,
    ],
    [
      'from the last noted one that still is',
      () => ['--company', 'one', '--head', noted[0] ?? '', '--head', `5:${other}`],
      1,
      /row 5 or one up to row 5 is bad \(rewritten\)/,
    ],
    [
      'says that rows are missing',
      () => ['--company', 'one', '--head', `9:${other}`],
      1,
      /row 7 is bad \(cut\).*rows 7 to 9 are missing/,
    ],
    [
      'says that a bare hash is lost',
      () => ['--company', 'one', '--head', other],
      1,
      /row 1 or one up to the end is bad \(lost\)/,
    ],
    ['asks of which company a head is', () => ['--head', noted[0] ?? ''], 64, /Of which company/],
    ['knows what is no head', () => ['--company', 'one', '--head', '12:abc'], 64, /no head/],
    ['knows when there is no such company', () => ['--company', 'three'], 64, /no such company/],
  ])('%s', async (_, args, code, words) => {
    expect(await verifyChains(args())).toBe(code);
    expect(said()).toMatch(words);
  });
});

it('history head prints what history verify takes back', async () => {
  expect(await printHeads(['--company', 'one'])).toBe(0);
  expect(said()).toBe(`Company one: head ${noted[1]}`);
});
