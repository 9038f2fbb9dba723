import { afterAll, beforeAll, expect, test } from 'vitest';
import { client, type SmallProcore, startSmallProcore } from './procore.fixture';

let at = Date.parse('2026-03-02T09:00:00Z');
let small: SmallProcore;
beforeAll(async () => {
  small = await startSmallProcore({ now: () => at });
});
afterAll(() => small?.stop());

const [redirectUri = ''] = client.redirectUris;
const authorize = (more: Record<string, string> = {}) =>
  fetch(
    `${small.procore.url}/oauth/authorize?${new URLSearchParams({
      ...{ response_type: 'code', client_id: client.id, redirect_uri: redirectUri, state: 'abc', ...more },
    })}`,
    { redirect: 'manual' },
  );
const choose = (fields: Record<string, string>, origin = small.procore.url) =>
  fetch(`${small.procore.url}/oauth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin },
    body: new URLSearchParams({ client_id: client.id, redirect_uri: redirectUri, state: 'abc', ...fields }),
  });

test('the authorize page offers everybody, once, and asks nobody who comes from an app that is not registered', async () => {
  const page = await (await authorize()).text();
  expect(page).toContain('Olga Brandt (olga@quarry.example)');
  expect(page).not.toContain('Lena Voss');
  expect((await authorize({ redirect_uri: 'https://elsewhere.example/' })).status).toBe(400);
  expect((await authorize({ client_id: 'another' })).status).toBe(400);
});

test('who denies is sent back with the error and the state; a choice made on another page is refused', async () => {
  const denied = await choose({ choice: 'deny', login: '1' });
  expect(denied.headers.get('location')).toBe(`${redirectUri}?error=access_denied&state=abc`);
  expect((await choose({ choice: 'allow' }, 'http://127.0.0.1:1')).status).toBe(403);
});

test('a code is good once, for ten minutes, with the secret', async () => {
  const code = await small.allow('olga');
  expect((await small.token({ grant_type: 'authorization_code', code, client_secret: 'wrong' })).status).toBe(401);
  const answer = await small.exchange(code);
  expect(await answer.json()).toMatchObject({ token_type: 'bearer', expires_in: 5400, created_at: at / 1000 });
  expect(await (await small.exchange(code)).json()).toMatchObject({ error: 'invalid_grant' });

  const late = await small.allow('olga');
  at += 600_000;
  expect((await small.exchange(late)).status).toBe(400);
});

test('a refresh token is good once; the old access token ends with it; an access token lasts 90 minutes', async () => {
  const { pair, ask } = await small.signIn('olga');
  const refresh = () => small.token({ grant_type: 'refresh_token', refresh_token: pair.refresh_token });
  expect((await ask('/rest/v1.0/me')).status).toBe(200);
  expect((await refresh()).status).toBe(200);
  expect((await refresh()).status).toBe(400);
  expect((await ask('/rest/v1.0/me')).status).toBe(401);

  const other = await small.signIn('olga');
  at += 5_399_000;
  expect((await other.ask('/oauth/token/info')).status).toBe(200);
  at += 1_000;
  expect((await other.ask('/oauth/token/info')).status).toBe(401);
  expect((await other.ask('/rest/v1.0/me')).status).toBe(401);
});

test('revoking either token kills both, and an unknown one is told nothing', async () => {
  const { pair, ask } = await small.signIn('theo');
  const revoke = (token: string) =>
    fetch(`${small.procore.url}/oauth/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, client_id: client.id, client_secret: client.secret }),
    });
  expect((await revoke(pair.refresh_token)).status).toBe(200);
  expect((await ask('/rest/v1.0/me')).status).toBe(401);
  expect((await revoke('unknown')).status).toBe(200);
});
