import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { smallCompany } from '../testing/small-company';
import { onDatabase } from './database';
import { importCompany } from './import-company';
import { openSession } from './open-session';
import { listSessionsOf, revokeSessionsOf } from './sessions';
import { createToken, listTokens, revokeToken } from './tokens';

let folder: string;
const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rebound-cli-'));
  vi.stubEnv('REBOUND_DATABASE_URL', `file:${join(folder, 'cli.db')}`);
  await onDatabase((db) => importCompany(db, smallCompany(), '2026-11-02T09:00:00.000Z'));
  printed.mockClear();
  warned.mockClear();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** What a command ended with, and printed. */
async function run(command: (args: string[]) => Promise<number>, ...args: string[]) {
  printed.mockClear();
  return { code: await command(args), out: printed.mock.calls.flat().join('\n') };
}

const create = (...more: string[]) => run(createToken, '--company', 'one', '--name', 'Sage', ...more);

it('shows a token once, lists it without, and revokes it once', async () => {
  const { code, out: token } = await create('--scope', 'commitments:read', '--scope', 'export:record');
  expect(code).toBe(0);
  expect(token).toMatch(/^rbc_[\w-]{43}$/);

  const { out: list } = await run(listTokens, 'one');
  expect(list).toMatch(/ {2}one {2}Sage {2}commitments:read,export:record {2}since .* used never$/);
  expect(list + warned.mock.calls.flat().join()).not.toContain(token.slice(4));
  const id = list.split(' ')[0] ?? '';
  expect(await run(revokeToken, id)).toMatchObject({ code: 0 });
  expect(await run(revokeToken, id)).toMatchObject({ code: 1 });
  expect((await run(listTokens)).out).toMatch(/revoked 20/);
});

it.each<[string, string[], number]>([
  ['no scope', ['--company', 'one', '--name', 'Sage'], 64],
  ['a strange scope', ['--company', 'one', '--name', 'Sage', '--scope', 'resend'], 64],
  ['a strange option', ['--company', 'one', '--name', 'Sage', '--scope', 'decide', '--admin'], 64],
  ['no name', ['--company', 'one', '--name', ' ', '--scope', 'decide'], 64],
  ['a company that is not there', ['--company', 'absent', '--name', 'Sage', '--scope', 'decide'], 1],
])('makes no token with %s', async (_, args, code) => {
  expect(await run(createToken, ...args)).toEqual({ code, out: '' });
  expect(warned).toHaveBeenCalledOnce();
  expect((await run(listTokens)).out).toBe('No token.');
});

it('lists and ends the sessions of somebody', async () => {
  const email = 'Manager@one.test';
  for (let n = 0; n < 3; n += 1) await run(openSession, email);
  const { out: list } = await run(listSessionsOf, email);
  const lines = list.split('\n');
  expect(lines).toHaveLength(3);
  expect(list).not.toContain('rbp_');
  expect(await run(revokeSessionsOf, email, lines[0]?.split(' ')[0] ?? '')).toEqual({
    code: 0,
    out: '1 session(s) ended.',
  });
  expect(await run(revokeSessionsOf, email, 'absent')).toMatchObject({ code: 1 });
  expect(await run(revokeSessionsOf, email)).toEqual({ code: 0, out: '2 session(s) ended.' });
  expect((await run(listSessionsOf, email)).out).toBe('No session.');
});

it.each([
  ['session open', openSession],
  ['session list', listSessionsOf],
  ['session revoke', revokeSessionsOf],
])('%s says who is missing', async (_, command) => {
  expect(await run(command)).toEqual({ code: 64, out: '' });
  expect(await run(command, 'stranger@one.test')).toEqual({ code: 1, out: '' });
});
