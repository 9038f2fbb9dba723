import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, openLedger, rejected } from '../testing/ledger';
import { changedTables, type Observer, observe } from '../testing/rows-of-company';

let ledger: Ledger;
let observer: Observer;
let token: string;
let tries = 0;
let routes: [method: string, path: string][] = [];

beforeAll(async () => {
  ledger = await openLedger();
  await ledger.play('sc-1', ...rejected);
  token = await ledger.tokenOf('manager@one.test');
  observer = await observe(ledger.url);
  const served = ledger.app.routes.filter(({ method }) => method !== 'ALL');
  const named = served.map(({ method, path }) => `${method} ${path.replaceAll(':id', 'sc-1')}`);
  routes = [...new Set(named)]
    .map((route) => route.split(' ') as [string, string])
    .filter(([, path]) => path !== forForms);
});
afterAll(async () => {
  observer?.close();
  await ledger?.close();
  tellSize(`S7: ${tries} requests from another site to ${routes.length} routes`);
});

/** Takes a form, as mail programs post it (RFC 8058), at an address that nobody can guess. */
const forForms = '/daily-summary/:token';

const changing = () => routes.filter(([method]) => method !== 'GET');
const isOurs = (path: string) => path.startsWith('/v1/') && !path.startsWith('/v1/sign-in');

/** What another site makes the browser send. No answer may carry a CORS header or a cookie, and nothing may change. */
async function fromElsewhere(path: string, init: RequestInit): Promise<Response> {
  const before = await observer.digests();
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', ...(init.headers ?? {}) };
  const answer = await ledger.app.request(path, { ...init, headers });
  tries += 1;
  const where = `${init.method} ${path} ${JSON.stringify(init.headers ?? {})}`;
  const given = [...answer.headers.keys()];
  expect(
    given.filter((name) => name.startsWith('access-control-') || name === 'timing-allow-origin'),
    where,
  ).toEqual([]);
  expect(given, where).not.toContain('set-cookie');
  expect(Object.fromEntries(answer.headers), where).toMatchObject({
    ...{ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' },
    ...{ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' },
  });
  expect(changedTables(before, await observer.digests()), where).toEqual([]);
  return answer;
}

const origins = [
  'https://evil.example',
  'null',
  'http://127.0.0.1:8787',
  'https://app.procore.com',
  'chrome-extension://abc',
];

it.each(origins)('no preflight from %s is answered with a permission, on any route', async (origin) => {
  for (const [method, path] of routes) {
    const asked = {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization, content-type, idempotency-key, if-match',
      'access-control-request-private-network': 'true',
    };
    expect((await fromElsewhere(path, { method: 'OPTIONS', headers: asked })).status).toBe(
      path.startsWith('/v1/') ? 401 : 405,
    );
    const signedIn = { ...asked, authorization: `Bearer ${token}` };
    expect((await fromElsewhere(path, { method: 'OPTIONS', headers: signedIn })).status).toBe(405);
  }
});

it('what is read with a token carries no CORS header either', async () => {
  for (const [, path] of routes.filter(([method]) => method === 'GET')) {
    for (const origin of origins) {
      const answer = await fromElsewhere(path, {
        method: 'GET',
        headers: { origin, authorization: `Bearer ${token}` },
      });
      expect([200, 403], path).toContain(answer.status);
      await answer.body?.cancel();
    }
  }
});

describe('a body that a form or a script without preflight can send', () => {
  it.each([
    [undefined],
    [''],
    ['text/plain'],
    ['text/plain; charset=application/json'],
    ['text/plain; application/json'],
    ['text/plain, application/json'],
    ['application/x-www-form-urlencoded'],
    ['application/x-www-form-urlencoded; application/json'],
    ['multipart/form-data; boundary=application/json'],
    ['text/json'],
    ['application/jsonp'],
    ['application/json-patch+json'],
    ['application/json, text/plain'],
    ['application/xml'],
    ['application/csp-report'],
    ['application/reports+json'],
  ])('of type %j gets 415 from every route that changes something', async (type) => {
    for (const [method, path] of changing()) {
      const key = { 'idempotency-key': 'a-key-of-evil', 'if-match': '"3"', authorization: `Bearer ${token}` };
      for (const body of ['{}', '{"comment":"x"}', 'comment=x']) {
        // A Blob without a type is the one body for which no type is made up.
        const init = {
          method,
          body: new Blob([body]),
          headers: type === undefined ? key : { ...key, 'content-type': type },
        };
        expect((await fromElsewhere(path, init)).status, path).toBe(415);
      }
    }
  });
});

describe('another method', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY'])(
    '%s gets 405 and says which are taken',
    async (method) => {
      for (const path of new Set(routes.map(([, one]) => one))) {
        const taken = routes.filter(([, one]) => one === path).map(([one]) => one);
        if (taken.includes(method)) continue;
        const answer = await fromElsewhere(path, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        });
        expect(answer.status, `${method} ${path}`).toBe(405);
        expect(answer.headers.get('allow')?.split(', ').sort()).toEqual([...new Set(taken)].sort());
      }
    },
  );

  it.each(['x-http-method-override', 'x-method-override', 'x-http-method'])(
    'is not put in place of GET by %s',
    async (header) => {
      for (const [method, path] of changing()) {
        const headers = { [header]: method, authorization: `Bearer ${token}` };
        expect((await fromElsewhere(`${path}?_method=${method}`, { method: 'GET', headers })).status).not.toBe(204);
      }
    },
  );
});

describe('a cookie', () => {
  const names = [
    'token',
    'session',
    'rebound',
    'better-auth.session_token',
    '__Secure-better-auth.session_token',
    'Authorization',
  ];

  it('with a good token in it signs nobody in', async () => {
    for (const [method, path] of routes.filter(([, one]) => isOurs(one))) {
      const cookie = names.map((name) => `${name}=${token}; ${name}=Bearer%20${token}`).join('; ');
      const headers = {
        cookie,
        'content-type': 'application/json',
        'idempotency-key': 'a-key-of-evil',
        'if-match': '"3"',
      };
      expect((await fromElsewhere(path, { method, headers })).status, path).toBe(401);
    }
  });

  it.each(['access_token', 'token', 'authorization', 'bearer', 'key'])(
    'and %s in the address is worth as little',
    async (name) => {
      for (const [method, path] of routes.filter(([, one]) => isOurs(one))) {
        const init = { method, headers: { 'content-type': 'application/json' } };
        expect((await fromElsewhere(`${path}?${name}=${token}`, init)).status, path).toBe(401);
      }
    },
  );

  it('is not set by a sign-in, which answers with a token in its body', async () => {
    await ledger.deps.signIn.requestCode('reader@one.test');
    const answer = await ledger.app.request('/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ email: 'reader@one.test', code: ledger.codes.at(-1)?.code }),
    });
    expect([
      answer.status,
      answer.headers.get('set-cookie'),
      answer.headers.get('access-control-allow-origin'),
    ]).toEqual([200, null, null]);
  });
});

it('the one address that takes a form is another for everybody, and without it nothing changes', async () => {
  for (const token of [':token', 'bWFuYWdlcg', `bWFuYWdlcg.${'A'.repeat(43)}`]) {
    for (const body of ['List-Unsubscribe=One-Click', 'daily-summary=on', '{}']) {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
        const init = { method: 'POST', body, headers: { 'content-type': type, authorization: `Bearer ${token}` } };
        expect((await fromElsewhere(forForms.replace(':token', token), init)).status).toBe(404);
      }
    }
  }
});
