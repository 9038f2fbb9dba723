import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeApi, json, problem, unreachable } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { browserKind } from './browser-kind';
import { namesOf } from './known-pages';
import { forgetToken, keepSignedIn } from './session';

const kept = () => json({ kept: true, room: 199 });
const miss = { page: 'procore-commitment', shape: { main: 1, title: 0, actions: 2, tab: 0, card: 0 } };
const person = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
let version: string;
let allowed: { data_collection?: string[] };
let posted: unknown[];

beforeEach(async () => {
  fakeBrowser.reset();
  version = '1.4.0';
  allowed = {};
  const { browser } = globalThis as unknown as { browser: object };
  Object.assign(browser, {
    runtime: { ...fakeBrowser.runtime, getManifest: () => ({ version }) },
    permissions: { getAll: async () => allowed },
  });
  vi.spyOn(console, 'error').mockReturnValue();
  await keepSignedIn({ token: 'secret', person });
});
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The worker as it starts anew: what it had in memory is gone, what was stored is not. */
async function worker() {
  vi.resetModules();
  const { keepMiss, tellMisses } = await import('./misses');
  const session = await import('./session');
  return {
    ...session,
    tell: tellMisses,
    async meet(one: { page: string; shape: Record<string, number> }) {
      await keepMiss(one);
      await tellMisses();
    },
  };
}

function api(...answers: Parameters<typeof fakeApi>) {
  const asked = fakeApi(...answers);
  const { fetch } = globalThis;
  posted = [];
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    posted.push(JSON.parse(String(init.body)));
    return fetch(url, init);
  });
  return asked;
}

test('a miss is told once per adapter and version, also after a restart', async () => {
  const asked = api(kept);
  const first = await worker();
  await first.meet(miss);
  await first.meet({ ...miss, shape: { ...miss.shape, title: 1 } });
  const again = await worker();
  await again.meet(miss);
  expect(asked.map(({ url, method }) => `${method} ${url.pathname}`)).toEqual(['POST /v1/page-misses']);
  expect(posted).toEqual([{ adapter: miss.page, version: '1.4.0', browser: 'other', shape: miss.shape }]);
  version = '1.5.0';
  await again.meet(miss);
  expect(posted[1]).toMatchObject({ version: '1.5.0' });
  expect(asked).toHaveLength(2);
});

test.each([
  ['offline', unreachable],
  ['while the API is down', () => problem(503, 'unavailable')],
  ['over the limit', () => problem(429, 'too-many-requests')],
])('what is met %s is kept, and told by a later worker', async (_, answer) => {
  api(answer);
  await (await worker()).meet(miss);
  expect(posted).toHaveLength(1);
  const asked = api(kept);
  const later = await worker();
  await later.tell();
  await later.tell();
  expect(asked).toHaveLength(1);
  expect(posted).toMatchObject([{ adapter: miss.page, shape: miss.shape }]);
});

test('what is met signed out is told when somebody has signed in', async () => {
  await forgetToken();
  const asked = api(kept);
  const { meet, tell, keepSignedIn: signIn } = await worker();
  await meet(miss);
  expect(asked).toEqual([]);
  await signIn({ token: 'secret', person });
  await tell();
  expect(asked).toHaveLength(1);
});

test('what the API refuses is not told again', async () => {
  const asked = api(() => problem(422, 'invalid'));
  const { meet, tell } = await worker();
  await meet(miss);
  await tell();
  expect(asked).toHaveLength(1);
});

test.each<[string, typeof allowed, number]>([
  ['in a browser that does not ask people', {}, 1],
  ['in Firefox, where they agreed', { data_collection: ['websiteContent', 'technicalAndInteraction'] }, 1],
  ['in Firefox, where they did not', { data_collection: ['websiteContent'] }, 0],
])('technical matters are told as people allow: %s', async (_, answer, told) => {
  allowed = answer;
  const asked = api(kept);
  await (await worker()).meet(miss);
  expect(asked).toHaveLength(told);
});

describe('a content script is not believed', () => {
  const secret = 'Vendor code V-2291 is inactive';
  test.each<[string, unknown]>([
    ['an adapter that is none of ours', { ...miss, page: 'made-up' }],
    ['text as an adapter', { ...miss, page: secret }],
    ['the name of something every object has', { ...miss, page: 'constructor' }],
    ['text as a name', { ...miss, shape: { ...miss.shape, [secret]: 1 } }],
    ['text in place of a name', { ...miss, shape: { main: 1, title: 0, actions: 2, tab: 0, vendorIsInactive: 0 } }],
    ['a name that is one of ours elsewhere', { ...miss, shape: { ...miss.shape, subject: 1 } }],
    ['a name less', { ...miss, shape: { main: 1 } }],
    ['no name', { ...miss, shape: {} }],
    ['less than nothing', { ...miss, shape: { ...miss.shape, card: -1 } }],
    ['text in digits', { ...miss, shape: { ...miss.shape, card: 86_101_110_100 } }],
    ['half an element', { ...miss, shape: { ...miss.shape, card: 0.5 } }],
    ['text as a count', { ...miss, shape: { ...miss.shape, card: secret } }],
  ])('%s is neither kept nor told', async (_, reported) => {
    const asked = api(kept);
    await (await worker()).meet(reported as typeof miss);
    expect(asked).toEqual([]);
    expect((await fakeBrowser.storage.local.get('misses')).misses).toBeUndefined();
  });
});

test('each adapter of ours has names', () => {
  expect(namesOf('gmail')).toEqual(['watch', 'subject', 'body', 'otherBody']);
  expect(namesOf('any-mail')).toEqual(['link']);
  expect(namesOf('toString')).toBeNull();
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'firefox'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'chrome'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'edge',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0', 'chrome'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15', 'other'],
])('%s is %s', (userAgent, kind) => {
  expect(browserKind(userAgent)).toBe(kind);
});
