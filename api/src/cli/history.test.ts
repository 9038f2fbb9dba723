import { createClient } from '@libsql/client';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { headText, historyHead } from '../history/history-head';
import { openLedger, rejected } from '../testing/ledger';
import { commandLine } from './command-line.fixture';
import { printHeads, verifyChains } from './verify-chains';

const cli = commandLine();

const noted: string[] = [];
beforeAll(async () => {
  for (const step of rejected) {
    await cli.ledger.play('sc-1', step);
    noted.push(headText(await historyHead(cli.ledger.deps.db.read, 'one')));
  }
});

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
    expect(cli.said()).toMatch(words);
  });
});

describe('history verify, of a chain that somebody laid hands on', () => {
  it.each<[string, string, RegExp]>([
    [
      'words that were changed',
      `UPDATE history SET "to" = 'Accepted' WHERE company_id = 'one' AND seq = 5`,
      /^Company one: row 5 is bad \(hash\): .*\nCompany one: it has the id [\da-f-]{36}, the time \S+ and is about commitment sc-1$/m,
    ],
    [
      'a row that is gone',
      "DELETE FROM history WHERE company_id = 'one' AND seq = 4",
      /row 5 is bad \(gap\): .*missing/,
    ],
    [
      'an id that is no name for a terminal',
      `UPDATE history SET id = char(27) || ']0;x' || char(7) || char(155) WHERE company_id = 'two' AND seq = 2`,
      /Company two: row 2 is bad \(hash\).*\n.* the id \?\]0;x\?\?,/,
    ],
    [
      'a chain that is hidden under another name',
      "UPDATE history SET company_id = 'ghost' WHERE company_id = 'two'",
      /There is no company ghost, and yet a chain of it/,
    ],
  ])('names %s', async (_, sql, words) => {
    const own = await openLedger();
    vi.stubEnv('REBOUND_DATABASE_URL', own.url);
    await own.play('sc-1', ...rejected);
    const file = createClient({ url: own.url });
    await file.execute('PRAGMA foreign_keys = OFF');
    for (const name of ['history_is_never_updated', 'history_is_never_deleted']) {
      await file.execute(`DROP TRIGGER ${name}`);
    }
    await file.execute(sql);
    file.close();
    expect(await verifyChains([])).toBe(1);
    expect(cli.said()).toMatch(words);
    await own.close();
    vi.stubEnv('REBOUND_DATABASE_URL', cli.ledger.url);
  });
});

it('history head prints what history verify takes back', async () => {
  expect(await printHeads(['--company', 'one'])).toBe(0);
  expect(cli.said()).toBe(`Company one: head ${noted[1]}`);
});
