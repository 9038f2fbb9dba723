import { createClient } from '@libsql/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ledger, openLedger } from '../testing/ledger';
import { changedTables, observe } from '../testing/rows-of-company';
import { commands, runCommand } from './commands';

let ledger: Ledger;
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeAll(async () => {
  ledger = await openLedger();
  vi.stubEnv('REBOUND_DATABASE_URL', ledger.url);
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

describe('the command line', () => {
  it.each([
    [[], 0],
    [['help'], 64],
    [['person'], 64],
    [['person', 'promote', 'reader@one.test'], 64],
  ])('%j: names every command', async (args, code) => {
    expect(await runCommand(args)).toBe(code);
    for (const name of Object.keys(commands)) expect(said()).toContain(`  ${name} `);
  });

  it.each([
    ['an option that is not there', ['history', 'verify', '--all'], /--all[\s\S]*rebound -- history verify/],
    ['a word too many', ['history', 'head', 'one'], /one[\s\S]*rebound -- history head/],
    ['an option without its value', ['company', 'set', 'one', '--undo-seconds'], /--undo-seconds/],
    ['a strange setting', ['company', 'set', 'one', '--colour', 'red'], /--colour/],
    ['nobody', ['session', 'revoke'], /session revoke/],
    ['no id', ['token', 'revoke'], /token revoke/],
  ])('%s is told in words, changes nothing and is no verdict', async (_, args, words) => {
    const observer = await observe(ledger.url);
    const before = await observer.digests();
    expect(await runCommand(args)).toBe(64);
    expect(said()).toMatch(words);
    expect(changedTables(before, await observer.digests())).toEqual([]);
    observer.close();
  });

  it('says so when another process holds the database for too long', async () => {
    const other = createClient({ url: ledger.url });
    const held = await other.transaction('write');
    expect(await runCommand(['person', 'disable', 'reader@one.test'])).toBe(75);
    expect(said()).toMatch(/Another process holds the database/);
    await held.rollback();
    other.close();
  });

  it('lists the companies by the ids that the other commands take', async () => {
    expect(await runCommand(['company', 'list'])).toBe(0);
    expect(said()).toMatch(/^one {2}Company one: second pair of eyes off; .*\ntwo {2}Company two: /);
  });
});
