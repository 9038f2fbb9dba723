import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCompanies } from '../../demo/company';
import { listenOnLoopback } from '../../port-in-use';
import { createApp } from './app';
import { type Assets, buildAssets } from './assets';

const host = '127.0.0.1:8788';
const erp = '/4100/company/erp_integrations/commitments/ready_to_export';
const asked: { path: string; authorization: string | undefined; body: string; key: string | undefined }[] = [];

const api = new Hono().all('*', async (c) => {
  asked.push({
    path: `${c.req.method} ${c.req.path}`,
    authorization: c.req.header('authorization'),
    body: await c.req.text(),
    key: c.req.header('idempotency-key'),
  });
  if (c.req.path.endsWith('/slow')) await new Promise((resolve) => setTimeout(resolve, 2000));
  if (c.req.method === 'POST') {
    return c.json({ title: 'Unprocessable', status: 422, code: 'invalid', detail: 'No.' }, 422);
  }
  return c.json({ items: [], next: null }, 200, { ETag: '"7"', 'Set-Cookie': 'secret=1' });
});
const server = createAdaptorServer({ fetch: api.fetch });
let assets: Assets;
let apiUrl: string;

beforeAll(async () => {
  assets = await buildAssets();
  apiUrl = `http://127.0.0.1:${await listenOnLoopback(server, 0, 'port')}`;
});
afterAll(() => server.close());

function ask(
  path: string,
  { as, headers, ...init }: RequestInit & { as?: string } = {},
  { url = apiUrl, timeoutMs = 10_000 } = {},
) {
  const world = { companies: demoCompanies, tokens: { priya: 'token-priya', alex: 'token-alex' }, startsAs: 'priya' };
  const app = createApp({ apiUrl: url, mailboxUrl: null, timeoutMs, world, assets });
  return app.request(`http://${host}${path}`, {
    ...init,
    headers: { host, ...(as && { cookie: `sandbox_person=${as}` }), ...headers },
  });
}

function post(path: string, body: string, { as = 'priya', origin = `http://${host}` } = {}) {
  const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
  return ask(path, { method: 'POST', body, headers, as });
}

describe('nobody else can use these pages', () => {
  test.each([['https://evil.example'], ['http://127.0.0.1:9999'], ['null'], ['']])(
    'a POST from %j is refused',
    async (origin) => {
      asked.length = 0;
      expect((await post('/api/commitments/1/resend', '{}', { origin })).status).toBe(403);
      expect((await post(`${erp}/700104/accept`, '', { origin })).status).toBe(403);
      expect(asked).toEqual([]);
    },
  );

  test('a name that only resolves to this host is refused', async () => {
    expect((await ask('/', { headers: { host: 'evil.example:8788' } })).status).toBe(421);
  });

  test.each([
    ['//evil.example/x', '/x'],
    ['https://evil.example/', '/'],
    ['/4100/company', '/4100/company'],
  ])('choosing a person comes back to this host: %s', async (back, location) => {
    const answer = await post('/sandbox/signed-in-as', new URLSearchParams({ person: 'alex', back }).toString());
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).not.toContain('evil');
    if (!back.startsWith('//')) expect(answer.headers.get('location')).toBe(location);
    expect(answer.headers.get('set-cookie')).toMatch(/^sandbox_person=alex;.*HttpOnly/);
  });
});

describe('the API is asked as the chosen person', () => {
  test.each([
    [undefined, 'Bearer token-priya'],
    ['alex', 'Bearer token-alex'],
    ['nobody', 'Bearer token-priya'],
  ])('cookie %s', async (as, authorization) => {
    asked.length = 0;
    const answer = await ask('/api/commitments?projectId=1', as ? { as } : {});
    expect(asked).toMatchObject([{ path: 'GET /v1/commitments', authorization }]);
    expect(answer.headers.get('etag')).toBe('"7"');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('an API that is gone or slow is a problem document', async () => {
    const gone = await ask('/api/commitments', {}, { url: 'http://127.0.0.1:9' });
    expect([gone.status, await gone.json()]).toMatchObject([502, { code: 'unreachable' }]);
    expect((await ask('/api/slow', {}, { timeoutMs: 100 })).status).toBe(504);
  });
});

test('an older address leads to the new UI, an unknown one to a page that says so', async () => {
  const older = await ask('/24017/project/contracts/commitments/work_order_contracts/700101');
  expect(older.headers.get('location')).toBe(
    '/webclients/host/companies/4100/projects/24017/tools/contracts/commitments/work_order_contracts/700101',
  );
  expect((await ask('/24017/project/home')).status).toBe(404);
  expect((await ask('/5200/company/erp_integrations/commitments/failed')).status).toBe(404);
});

describe('ERP Integrations', () => {
  test.each([
    ['alex', 'No Commitments', 'may look'],
    ['tom', 'may look, but not accept or reject', 'has no access'],
    ['priya', 'has no access to ERP Integrations', 'No Commitments'],
  ])('as %s it says "%s" and not "%s"', async (as, says, saysNot) => {
    const text = await (await ask(erp, { as })).text();
    expect(text).toContain(says);
    expect(text).not.toContain(saysNot);
  });

  test('a refused comment comes back, escaped, and the key of the form was used', async () => {
    asked.length = 0;
    const body = new URLSearchParams({ version: '3', key: 'a-key-of-a-form', text: '<b>why</b>' }).toString();
    const answer = await post(`${erp}/700104/reject`, body, { as: 'alex' });
    expect(asked[0]).toMatchObject({
      path: 'POST /v1/commitments/700104/reject',
      authorization: 'Bearer token-alex',
      body: '{"comment":"<b>why</b>"}',
      key: 'a-key-of-a-form',
    });
    expect(await answer.text()).toContain('You wrote: &lt;b>why&lt;/b>');
  });
});
