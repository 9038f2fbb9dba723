import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeApi, json, problem, unreachable } from '../testing/fake-api';
import { fakeBrowser, toolbar } from '../testing/fake-browser';
import { refreshBadge } from './badge';
import { forgetToken, keepSignedIn } from './session';

const count = (toFix: number, etag: string) => () => json({ toFix, withAccounting: 5 }, { headers: { ETag: etag } });

beforeEach(async () => {
  fakeBrowser.reset();
  await keepSignedIn({ token: 'secret', person: { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' } });
});
afterEach(() => vi.unstubAllGlobals());

test.each([
  ['three to fix', [count(3, '"a"')], '3'],
  ['nothing to fix', [count(0, '"a"')], ''],
  ['unchanged', [count(3, '"a"'), () => new Response(null, { status: 304, headers: { ETag: '"a"' } })], '3'],
  ['not reached after three', [count(3, '"a"'), unreachable], '3?'],
  ['never reached', [unreachable], '?'],
  ['back again', [unreachable, count(4, '"b"')], '4'],
  ['signed out by the API', [count(3, '"a"'), () => problem(401, 'unauthenticated')], ''],
])('%s', async (_, answers, text) => {
  fakeApi(...answers);
  for (const _answer of answers) await refreshBadge();
  expect(toolbar.text).toBe(text);
});

test('says in words that it is not up to date', async () => {
  fakeApi(count(3, '"a"'), unreachable);
  await refreshBadge();
  expect(toolbar.title).toBe('Rebound: 3 to fix');
  await refreshBadge();
  expect(toolbar.title).toContain('not up to date');
});

test('asks with the ETag it was given, and not at all when signed out', async () => {
  const asked = fakeApi(count(3, '"a"'));
  await refreshBadge();
  await refreshBadge();
  expect(asked[1]?.headers.get('If-None-Match')).toBe('"a"');
  await forgetToken();
  await refreshBadge();
  expect(asked).toHaveLength(2);
  expect(toolbar).toEqual({ text: '', title: 'Rebound: signed out' });
});
