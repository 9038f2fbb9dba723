import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { json, problem } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { beginProcoreSignIn, chooseCompany, disconnectProcore, readSigningIn } from './procore-sign-in';
import { keepSignedIn, readSession } from './session';

const person = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
const back = 'https://rebound.example/v1/sign-in/procore/callback';
const start = {
  authorizeUrl: 'https://login.procore.com/oauth/authorize?state=s-1',
  state: 's-1',
  redirectUrl: back,
  until: '2999-01-01T00:00:00.000Z',
};
type Sent = { path: string; method: string; body: Record<string, string> };

let sent: Sent[];
let finish: () => Response;
let urls: Record<number, string>;
let closed: number[];
let moved: (tabId: number) => unknown;
let gone: (tabId: number) => unknown;

beforeEach(() => {
  fakeBrowser.reset();
  sent = [];
  urls = {};
  closed = [];
  finish = () => json({ token: 't', person });
  vi.stubGlobal('fetch', async (url: URL, { method = 'GET', body }: RequestInit) => {
    sent.push({ path: url.pathname, method, body: body ? JSON.parse(String(body)) : {} });
    if (url.pathname === '/v1/sign-in/procore' && method === 'POST') return json(start);
    return url.pathname.endsWith('/finish') ? finish() : new Response(null, { status: 304 });
  });
  const tabs = fakeBrowser.tabs as unknown as Record<string, unknown>;
  Object.assign(tabs, {
    create: async ({ url }: { url: string }) => {
      urls[5] = url;
      return { id: 5 };
    },
    get: async (id: number) => {
      if (closed.includes(id)) throw new Error(`No tab with id: ${id}.`);
      return { url: urls[id] };
    },
    remove: async (id: number) => {
      closed.push(id);
      void gone(id);
    },
    onUpdated: { addListener: (listener: typeof moved) => (moved = listener), removeListener: () => undefined },
    onRemoved: { addListener: (listener: typeof gone) => (gone = listener), removeListener: () => undefined },
  });
});
afterEach(() => vi.unstubAllGlobals());

async function comesBack(query: string, tabId = 5, at = back) {
  urls[tabId] = `${at}?${query}`;
  await moved(tabId);
}
const finishes = () => sent.filter(({ path }) => path.endsWith('/finish')).map(({ body }) => body);

test('the tab comes back with a code: it is traded with the verifier that nobody else had, and the tab is closed', async () => {
  await beginProcoreSignIn();
  expect(urls[5]).toBe(start.authorizeUrl);
  expect((await readSigningIn())?.state).toBe('waiting');
  await Promise.all([comesBack('code=c-1&state=s-1'), comesBack('code=c-1&state=s-1')]);
  const [{ verifier = '' } = {}, ...others] = finishes();
  expect(others).toEqual([]);
  expect(sent[0]?.body.challenge).toBe(createHash('sha256').update(verifier).digest('base64url'));
  expect([(await readSession()).token, closed.includes(5), await readSigningIn()]).toEqual(['t', true, null]);
});

test.each([
  ['another tab', 'code=c-1&state=s-1', 6, back],
  ['another state', 'code=c-1&state=s-2', 5, back],
  ['no state', 'code=c-1', 5, back],
  ['another place', 'code=c-1&state=s-1', 5, 'https://rebound.example/elsewhere'],
  ['another host', 'code=c-1&state=s-1', 5, 'https://rebound.example.evil.example/v1/sign-in/procore/callback'],
])('what comes from %s is not taken', async (_, query, tabId, at) => {
  await beginProcoreSignIn();
  await comesBack(query, tabId, at);
  expect([finishes(), (await readSession()).token, closed]).toEqual([[], null, []]);
});

test('somebody in several companies chooses one, of those alone', async () => {
  const companies = [
    { id: '4100', name: 'Northgate Builders' },
    { id: '4200', name: 'Westlake Civil' },
  ];
  finish = () => problem(409, 'choose-company', { companies });
  await beginProcoreSignIn();
  await comesBack('code=c-1&state=s-1');
  expect(await readSigningIn()).toEqual({ state: 'choosing', companies, fault: null });
  finish = () => json({ token: 't', person });
  await chooseCompany('9999');
  expect(finishes()).toHaveLength(1);
  await chooseCompany('4200');
  expect(finishes()[1]).toMatchObject({ code: 'c-1', state: 's-1', companyId: '4200' });
  expect((await readSession()).token).toBe('t');
});

test.each([
  ['refused at Procore', 'error=access_denied&state=s-1', 'procore-refused'],
  ['too late', 'code=c-1&state=s-1', 'sign-in-expired'],
])('%s: it says so, and nobody is signed in', async (_, query, code) => {
  finish = () => problem(400, code);
  await beginProcoreSignIn();
  await comesBack(query);
  expect(await readSigningIn()).toMatchObject({ state: 'failed', fault: { problem: { code } } });
  expect((await readSession()).token).toBeNull();
});

test('a person who closes the tab is waited for no longer; another tab that closes is none of ours', async () => {
  await beginProcoreSignIn();
  closed.push(6);
  await gone(6);
  expect((await readSigningIn())?.state).toBe('waiting');
  closed.push(5);
  await gone(5);
  expect(await readSigningIn()).toBeNull();
});

test('a disconnect ends the session here only once it has ended it there', async () => {
  await keepSignedIn({ token: 't', person });
  const disconnected = () => sent.some(({ path, method }) => path === '/v1/sign-in/procore' && method === 'DELETE');
  await disconnectProcore();
  expect([disconnected(), (await readSession()).token]).toEqual([true, null]);
});
