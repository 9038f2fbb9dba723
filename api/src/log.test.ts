import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { scopes } from '@rebound/shared/permission/scope';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from './app';
import { importCompany } from './cli/import-company';
import { createDeps } from './create-deps';
import { readEnv } from './env';
import { createLog } from './log';
import { createConnectorToken } from './permission/connector/connector-tokens';
import { socketFrom } from './permission/sign-in/sign-in.fixture';
import { smallCompany } from './testing/small-company';

/** The code that everybody is sent here, so that it can be looked for. */
const code = vi.hoisted(() => 493_817);
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, randomInt: (...range: [number]) => (range.length === 1 ? code : crypto.randomInt(...range)) };
});

const lines: string[] = [];
const answered: string[] = [];
let folder: string;
let url: string;
let made: Awaited<ReturnType<typeof createDeps>>;
let app: ReturnType<typeof createApp>;

/** Stands in for Resend: takes the first letter, then fails as providers do. */
const taken: string[] = [];
const failures = [
  [500, { statusCode: 500, name: 'internal_server_error', message: 'Try again.' }],
  [422, { statusCode: 422, name: 'validation_error', message: 'Cannot be read' }],
] as const;
const provider = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    taken.push(body);
    const [status, failure] = failures[taken.length - 2] ?? [200, null];
    // As tactless as a provider can be: it quotes what it was sent.
    const answer = failure ? { ...failure, message: `${failure.message}: ${body}` } : { id: `mail-${taken.length}` };
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  });
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rebound-log-'));
  url = `file:${join(folder, 'log.db')}`;
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
  const read = readEnv({
    REBOUND_DATABASE_URL: url,
    REBOUND_SECRET: 'a secret of more than 32 characters',
    REBOUND_MAIL_FROM: 'Rebound <rebound@one.test>',
    RESEND_API_KEY: 're_key_that_nobody_may_see',
    RESEND_BASE_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}`,
    REBOUND_LOG_LEVEL: 'trace',
    REBOUND_LIMIT_CODES: '4',
  });
  if ('faults' in read) throw new Error(read.faults.join());
  made = await createDeps(read.env, createLog('trace', { write: (line) => void lines.push(line) }));
  await importCompany(made.deps.db, smallCompany(), made.deps.now());
  app = createApp(made.deps);
});
afterAll(async () => {
  await made.delivering.stop();
  made.deps.db.close();
  provider.close();
  await rm(folder, { recursive: true });
});

async function ask(
  method: string,
  path: string,
  { body, ...headers }: { body?: unknown } & Record<string, unknown> = {},
) {
  const answer = await app.request(
    path,
    {
      method,
      headers: { ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }), ...(headers as HeadersInit) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    socketFrom('192.0.2.1'),
  );
  const said = await answer.text();
  answered.push(JSON.stringify([...answer.headers]), ...(path === '/v1/sign-in' && answer.ok ? [] : [said]));
  return { status: answer.status, said };
}

/** Makes every insert into a table fail, as a full disk would. */
async function whileFull(table: string, work: () => Promise<void>): Promise<void> {
  const client = createClient({ url });
  await client.execute(`CREATE TRIGGER full BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  await work();
  await client.execute('DROP TRIGGER full');
  client.close();
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const inAnHour = { timeout: 5000 };

describe('over a scripted session, with failures', () => {
  const secrets: string[] = [String(code), 're_key_that_nobody_may_see'];
  const email = 'manager@one.test';
  let token: string;

  it('somebody signs in', async () => {
    await ask('POST', '/v1/sign-in/codes', { body: { email } });
    await vi.waitFor(() => expect(taken.join()).toContain(String(code)), inAnHour);
    expect((await ask('POST', '/v1/sign-in', { body: { email, code: '000001' } })).status).toBe(401);
    const { said } = await ask('POST', '/v1/sign-in', { body: { email, code: String(code) } });
    token = JSON.parse(said).token;
    secrets.push(token.slice(4));
    expect((await ask('GET', '/v1/me', bearer(token))).status).toBe(200);
    expect((await ask('POST', '/v1/sign-in', { body: { email, code: String(code) } })).status).toBe(401);
  });

  it('a connector works', async () => {
    const wanted = { companyId: 'one', name: 'Sage', scopes, at: made.deps.now() };
    const connector = (await createConnectorToken(made.deps.db, wanted))?.token ?? '';
    secrets.push(connector.slice(4));
    expect((await ask('GET', '/v1/commitments', bearer(connector))).status).toBe(200);
    expect((await ask('POST', '/v1/commitments/sc-1/resend', bearer(connector))).status).toBe(403);
  });

  it('a token and a code are put where they do not belong', async () => {
    for (const secret of [token, String(code)]) {
      await ask('GET', `/v1/me?token=${secret}`);
      await ask('GET', `/v1/commitments/${secret}`, bearer(token));
      await ask('GET', `/v1/${secret}`);
      await ask('GET', `/${secret}`);
      await ask('GET', `/v1/commitments?cursor=${secret}`, bearer(token));
      await ask('GET', '/v1/me', { authorization: `Basic ${secret}` });
      await ask('GET', '/v1/me', { authorization: `Bearer ${secret}x` });
      await ask('GET', '/v1/me', { cookie: `token=${secret}` });
      await ask('POST', '/v1/sign-in', { body: { email, code: secret, token: secret } });
      await ask('POST', '/v1/sign-in', { body: { email: secret, code: secret } });
      await ask('POST', '/v1/sign-in/codes', { body: { email, code: secret } });
      if (secret === token) await ask('POST', '/v1/sign-in/codes', { body: { email, [secret]: 1 } });
      const odd = { 'If-Match': secret, 'Idempotency-Key': secret, ...bearer(token) };
      await ask('POST', '/v1/commitments/sc-1/send', { body: {}, ...odd });
      await ask('POST', '/v1/commitments/sc-1/send', { body: { note: secret }, ...odd });
    }
    await ask('GET', '/v1/me', { 'X-Request-Id': token });
    await ask('GET', '/v1/me', { 'X-Forwarded-For': token });
  });

  it('the database fails while a code is mailed, and while a session is opened', async () => {
    await whileFull('letter', async () => {
      await ask('POST', '/v1/sign-in/codes', { body: { email } });
      await vi.waitFor(() => expect(lines.join('')).toContain('a sign-in code was not mailed'), inAnHour);
    });
    await whileFull('session', async () => {
      expect((await ask('POST', '/v1/sign-in', { body: { email, code: String(code) } })).status).toBe(500);
    });
    expect(lines.join('')).toContain('disk full');
    expect(lines.join('')).toMatch(/"stack":"\s*at /);
  });

  it('the provider fails, and too many codes are asked for', async () => {
    for (let n = 0; n < 4; n += 1) await ask('POST', '/v1/sign-in/codes', { body: { email } });
    expect((await ask('POST', '/v1/sign-in/codes', { body: { email } })).status).toBe(429);
    await vi.waitFor(() => expect(lines.join('')).toMatch(/letter not sent yet[\s\S]*needs review/), inAnHour);
  });

  it('no line of the log, no answer and no metric holds a token, a code or a key', async () => {
    const { said: metrics } = await ask('GET', '/metrics');
    const places = { log: lines.join(''), answers: answered.join('\n'), metrics };
    for (const [place, text] of Object.entries(places)) {
      expect(text.length).toBeGreaterThan(1000);
      expect([place, secrets.filter((secret) => text.includes(secret))]).toEqual([place, []]);
    }
    expect(places.log).not.toMatch(/authorization|"params"|\bparams: /i);
    tellSize(`S8: ${secrets.length} secrets, 0 in ${lines.length} lines, ${answered.length} answers, metrics`);
  });
});

describe('the log', () => {
  it('strikes out what looks like a token, wherever it stands', () => {
    const said: string[] = [];
    const log = createLog('info', { write: (line) => void said.push(line) });
    const token = `rbp_${'a_-9'.repeat(10)}abc`;
    log.info({ deep: { er: [token] } }, `somebody wrote ${token}`);
    log.error({ err: new Error(`cannot use ${token}`, { cause: new Error(token) }) }, 'failed');
    expect(said.join('')).not.toContain('a_-9');
    expect(said.join('').match(/\[token\]/g)).toHaveLength(4);
  });
});
