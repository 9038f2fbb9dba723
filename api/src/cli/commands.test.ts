import { createClient } from '@libsql/client';
import { describe, expect, it } from 'vitest';
import { changedTables, observe } from '../testing/rows-of-company';
import { commandLine } from './command-line.fixture';
import { commands, runCommand } from './commands';

const cli = commandLine();

describe('the command line', () => {
  it.each([
    [[], 0],
    [['help'], 64],
    [['person'], 64],
    [['person', 'promote', 'reader@one.test'], 64],
  ])('%j: names every command', async (args, code) => {
    expect(await runCommand(args)).toBe(code);
    for (const name of Object.keys(commands)) expect(cli.said()).toContain(`  ${name} `);
  });

  it.each([
    ['an option that is not there', ['history', 'verify', '--all'], /--all[\s\S]*rebound -- history verify/],
    ['a word too many', ['history', 'head', 'one'], /one[\s\S]*rebound -- history head/],
    ['an option without its value', ['company', 'set', 'one', '--undo-seconds'], /--undo-seconds/],
    ['a strange setting', ['company', 'set', 'one', '--colour', 'red'], /--colour/],
    ['nobody', ['session', 'revoke'], /session revoke/],
    ['no id', ['token', 'revoke'], /token revoke/],
  ])('%s is told in words, changes nothing and is no verdict', async (_, args, words) => {
    const observer = await observe(cli.ledger.url);
    const before = await observer.digests();
    expect(await runCommand(args)).toBe(64);
    expect(cli.said()).toMatch(words);
    expect(changedTables(before, await observer.digests())).toEqual([]);
    observer.close();
  });

  it('says so when another process holds the database for too long', async () => {
    const other = createClient({ url: cli.ledger.url });
    const held = await other.transaction('write');
    expect(await runCommand(['person', 'disable', 'reader@one.test'])).toBe(75);
    expect(cli.said()).toMatch(/Another process holds the database/);
    await held.rollback();
    other.close();
  });

  it('lists the companies by the ids that the other commands take', async () => {
    expect(await runCommand(['company', 'list'])).toBe(0);
    expect(cli.said()).toMatch(/^one {2}Company one: second pair of eyes off; .*\ntwo {2}Company two: /);
  });
});
