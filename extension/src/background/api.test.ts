import { tellSize } from '@rebound/shared/testing/tell-size';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeApi, json, problem, unreachable } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { ask, call } from './api';
import { forgetToken, keepApiUrl, keepSignedIn, readSession } from './session';

const priya = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };

beforeEach(async () => {
  fakeBrowser.reset();
  await keepApiUrl('https://rebound.example');
  await keepSignedIn({ token: 'secret', person: priya });
});
afterEach(() => vi.unstubAllGlobals());

test.each([
  ['the configured API', '/v1/me', undefined, 'Bearer secret'],
  ['another address under test', '/v1/me', 'https://other.example', null],
  ['the same address under test', '/v1/me', 'https://rebound.example', null],
  ['a path that is an address', 'https://evil.example/v1/me', undefined, null],
  ['a path that names a host', '//evil.example/v1/me', undefined, null],
])('the token for %s', async (_, path, apiUrl, expected) => {
  const asked = fakeApi(() => json({}));
  await call(path, apiUrl ? { apiUrl } : {});
  expect(asked[0]?.headers.get('Authorization')).toBe(expected);
  expect(asked[0]?.redirect).toBe('error');
});

const prefixes = [
  '',
  '/',
  '//',
  '\\\\',
  '/\\',
  'https:',
  'http://',
  'https://',
  'HTTPS:\\\\',
  'blob:https://',
  'data:,',
  '@',
  '\t//',
  './',
];
const places = [
  'rebound.example',
  'evil.example',
  'rebound.example.',
  'rebound.example:8443',
  'rebound.example@evil.example',
];
const spots = [
  'evil.example#@rebound.example',
  'me@rebound.example',
  'ｒebound。example',
  'rebound.example.evil.example',
  'v1/me',
];
const paths = fc.oneof(
  fc.tuple(
    fc.constantFrom(...prefixes),
    fc.constantFrom(...places, ...spots),
    fc.constantFrom('', '/v1/me', '\\v1', ':443/'),
  ),
  fc.tuple(fc.constantFrom(...prefixes), fc.string({ unit: 'binary' })),
  fc.tuple(fc.webUrl()),
);

test('whatever the path, the token is for the origin of the API alone', async () => {
  const asked = fakeApi(() => json({}));
  let given = 0;
  const runs = process.env.REBOUND_LONG ? 100_000 : 10_000;
  const property = fc.asyncProperty(
    paths,
    fc.constantFrom(undefined, 'https://rebound.example', 'http://rebound.example'),
    async (parts, apiUrl) => {
      await call(parts.join(''), apiUrl ? { apiUrl } : {}).catch((error: unknown) =>
        expect(error).toBeInstanceOf(TypeError),
      );
      const { url, headers } = asked.pop() ?? { url: null, headers: new Headers() };
      if (headers.has('Authorization')) {
        expect([url?.protocol, url?.host, url?.username, apiUrl]).toEqual(['https:', 'rebound.example', '', undefined]);
        given += 1;
      }
    },
  );
  await fc.assert(property, { numRuns: runs, seed: 2 });
  expect(given).toBeGreaterThan(runs / 20);
  tellSize(`S2: ${runs} paths asked for, ${given} at the API's origin with the token, 0 elsewhere`);
}, 300_000);

test.each([
  ['no answer', unreachable, { kind: 'offline' }],
  ['an unknown token', () => problem(401, 'unauthenticated'), { kind: 'signed-out' }],
  ['a wrong code', () => problem(401, 'wrong-code'), { kind: 'problem', problem: { code: 'wrong-code' } }],
  ['a gateway without a problem', () => new Response('<h1>502</h1>', { status: 502 }), { problem: { status: 502 } }],
  ['a body that is cut off', () => new Response('{"co'), { kind: 'offline' }],
])('%s is a fault', async (_, answer, fault) => {
  fakeApi(answer);
  await expect(ask('/v1/me')).rejects.toMatchObject({ fault });
});

test('an unknown token is forgotten, and nothing is asked without one', async () => {
  const asked = fakeApi(() => problem(401, 'unauthenticated'));
  await expect(ask('/v1/me')).rejects.toThrow();
  expect((await readSession()).token).toBeNull();
  await expect(ask('/v1/me')).rejects.toMatchObject({ fault: { kind: 'signed-out' } });
  expect(asked).toHaveLength(1);
});

test('another API address signs out', async () => {
  await keepApiUrl('https://rebound.example');
  expect((await readSession()).token).toBe('secret');
  await keepApiUrl('https://other.example');
  expect(await readSession()).toEqual({ apiUrl: 'https://other.example', token: null, person: null });
});

test('a late answer to an old token does not sign a new one out', async () => {
  await forgetToken('older');
  expect((await readSession()).token).toBe('secret');
});
