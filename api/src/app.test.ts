import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app';
import { type Ledger, openLedger, rejected } from './testing/ledger';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
  await ledger.play('sc-1', ...rejected);
});
afterAll(() => ledger.close());

const key = { 'Idempotency-Key': 'a-key-of-its-own', 'If-Match': '"3"' };
const patch = '/v1/commitments/sc-1';

describe('bad input gets a problem with a stable code', () => {
  it.each([
    ['POST', '/v1/commitments/sc-1/resend', {}, { 'If-Match': '"3"' }, 400, 'idempotency-key-required'],
    ['POST', '/v1/commitments/sc-1/resend', {}, { 'Idempotency-Key': 'short', 'If-Match': '"3"' }, 422, 'invalid'],
    ['POST', '/v1/commitments/sc-1/resend', {}, { 'Idempotency-Key': 'long-enough' }, 428, 'precondition-required'],
    ['POST', '/v1/commitments/sc-1/resend', {}, { ...key, 'If-Match': '*' }, 422, 'invalid'],
    ['POST', '/v1/commitments/sc-1/resend', {}, { ...key, 'If-Match': '"1"' }, 412, 'stale'],
    ['POST', '/v1/commitments/sc-1/resend', { extra: 1 }, key, 422, 'invalid'],
    ['POST', '/v1/commitments/sc-1/send', {}, key, 409, 'refused'],
    ['POST', '/v1/commitments/sc-1/retrieve', {}, key, 409, 'refused'],
    ['POST', '/v1/commitments/sc-1/accept', {}, key, 409, 'refused'],
    ['POST', '/v1/commitments/po-1/void', {}, { ...key, 'If-Match': '"1"' }, 409, 'refused'],
    ['POST', '/v1/commitments/sc-1/reject', {}, key, 422, 'invalid'],
    ['POST', '/v1/commitments/sc-1/reject', { comment: '   ' }, key, 422, 'invalid'],
    ['POST', '/v1/commitments/sc-1/export', { result: 'lost' }, key, 422, 'invalid'],
    ['POST', '/v1/commitments/absent/resend', {}, key, 404, 'not-found'],
    ['PATCH', patch, {}, key, 422, 'invalid'],
    ['PATCH', patch, { title: '' }, key, 422, 'invalid'],
    ['PATCH', patch, { colour: 'red' }, key, 422, 'invalid'],
    ['PATCH', patch, { status: 'Submitted' }, key, 422, 'invalid'],
    ['PATCH', patch, { status: 'Void' }, key, 422, 'invalid'],
    ['PATCH', patch, { startDate: '2026-02-30' }, key, 422, 'invalid'],
    ['PATCH', patch, { retainagePercent: 101 }, key, 422, 'invalid'],
    ['PATCH', patch, { contractCompanyId: 'two-harbor' }, key, 422, 'invalid'],
    [
      'PATCH',
      patch,
      { lines: [{ id: 'sc-2-1', description: '', costCode: null, costType: null, amountCents: 1 }] },
      key,
      422,
      'invalid',
    ],
    [
      'PATCH',
      patch,
      { lines: [{ id: null, description: '', costCode: 'no-such', costType: null, amountCents: 1 }] },
      key,
      422,
      'invalid',
    ],
    [
      'PATCH',
      patch,
      { lines: [{ id: null, description: '', costCode: null, costType: null, amountCents: 0.5 }] },
      key,
      422,
      'invalid',
    ],
    ['POST', '/v1/lookups', { commitmentIds: 'sc-1' }, {}, 422, 'invalid'],
    ['POST', '/v1/lookups', { commitmentIds: Array.from({ length: 201 }, String) }, {}, 422, 'invalid'],
    ['POST', '/v1/evidence', { commitmentId: 'sc-1' }, {}, 422, 'invalid'],
    [
      'POST',
      '/v1/evidence',
      { commitmentId: 'sc-1', grade: 'seen-on-page', rejections: [], sends: null },
      {},
      409,
      'evidence-not-needed',
    ],
    ['POST', '/v1/sign-in/codes', { email: 'nobody' }, {}, 422, 'invalid'],
    ['POST', '/v1/sign-in', { email: 'manager@one.test', code: '12' }, {}, 422, 'invalid'],
    ['POST', '/v1/sign-in', { email: 'manager@one.test', code: '000000' }, {}, 401, 'wrong-code'],
    ['GET', '/v1/commitments?limit=0', undefined, {}, 422, 'invalid'],
    ['GET', '/v1/commitments?cursor=!!', undefined, {}, 422, 'invalid'],
    ['GET', '/v1/commitments?erpState=lost', undefined, {}, 422, 'invalid'],
    ['GET', '/v1/rejections?cursor=bm90LWpzb24', undefined, {}, 422, 'invalid'],
    ['GET', '/v1/commitments/absent', undefined, {}, 404, 'not-found'],
    ['GET', '/v1/commitments/absent/history', undefined, {}, 404, 'not-found'],
    ['GET', '/v1/nothing', undefined, {}, 404, 'not-found'],
    ['DELETE', patch, {}, {}, 405, 'method-not-allowed'],
    ['PUT', '/v1/commitments/sc-1/resend', {}, {}, 405, 'method-not-allowed'],
  ])('%s %s %j %j → %i %s', async (method, path, body, headers, status, code) => {
    const before = await ledger.view('controller', 'sc-1');
    const answer = await ledger.as('manager', method, path, { body, headers });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, code, detail: expect.stringMatching(/\w/) });
    expect(answer.status).toBe(status);
    expect(await ledger.view('controller', 'sc-1')).toEqual(before);
  });

  it.each([
    ['text/plain', '{}', 415, 'unsupported-media-type'],
    ['application/x-www-form-urlencoded', 'a=1', 415, 'unsupported-media-type'],
    ['application/json', '{"comment":', 400, 'malformed-json'],
    ['application/json', JSON.stringify({ comment: 'x'.repeat(1_100_000) }), 413, 'too-large'],
  ])('a body of %s is answered with %i', async (type, body, status, code) => {
    const answer = await ledger.app.request('/v1/commitments/sc-1/reject', {
      method: 'POST',
      headers: {
        ...key,
        'Content-Type': type,
        'Content-Length': String(body.length),
        authorization: `Bearer ${await ledger.tokenOf('manager@one.test')}`,
      },
      body,
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  it.each(['', 'Bearer', 'Bearer nonsense', 'Basic bWU6bWU='])(
    'a token like %j is answered with 401',
    async (authorization) => {
      const answer = await ledger.app.request('/v1/me', { headers: { authorization } });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
    },
  );
});

describe('what the API says of itself', () => {
  it('describes every route under /v1', async () => {
    const { paths } = await (await ledger.app.request('/openapi.json')).json();
    const served = ledger.app.routes.filter(({ path, method }) => path.startsWith('/v1/') && method !== 'ALL');
    const described = served.filter(
      ({ path, method }) => paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()],
    );
    expect(served.length).toBe(described.length);
    expect(described.length).toBeGreaterThan(15);
  });

  it.each([
    [undefined, undefined],
    ['https://rebound.one.test', [{ url: 'https://rebound.one.test' }]],
    ['https://one.test/rebound/', [{ url: 'https://one.test/rebound' }]],
  ])('names %j as the place where it is reached', async (publicUrl, servers) => {
    const { servers: named } = await (await createApp({ ...ledger.deps, publicUrl }).request('/openapi.json')).json();
    expect(named).toEqual(servers);
  });

  it('shows its documentation without another host', async () => {
    const page = await (await ledger.app.request('/docs')).text();
    expect(page).not.toMatch(/https?:\/\//);
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await ledger.app.request(path ?? '')).status).toBe(200);
    }
  });

  it.each(['/livez', '/readyz', '/metrics'])('answers %s to anybody', async (path) => {
    expect((await ledger.app.request(path)).status).toBe(200);
  });
});
