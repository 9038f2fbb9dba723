import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Asked, fakeApi, json, problem, unreachable } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { hostRequests } from './host-requests';
import { addMailSites, registerMailScript } from './mail-sites';
import { ownRequests } from './own-requests';
import { readPauses } from './page-pauses';
import { refreshPauses } from './refresh-pauses';
import { keepApiUrl, keepSignedIn } from './session';

interface Script {
  id: string;
}

const gmail = 'https://mail.google.com/*';
const reason = 'The reading pane moved.';
const pauseOf = (adapter: string) => ({ adapter, pausedAt: '2026-11-22T10:00:00.000Z', reason });
const paused = (etag: string, ...adapters: string[]) => {
  return () => json({ pauses: adapters.map(pauseOf) }, { headers: { ETag: etag } });
};
const unchanged = () => new Response(null, { status: 304 });
const signIn = () =>
  keepSignedIn({ token: 'secret', person: { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' } });

let scripts: Script[];
let told: string[];
let injected: string[];
const scripting = {
  getRegisteredContentScripts: async () => [...scripts],
  registerContentScripts: async (added: Script[]) => scripts.push(...added),
  updateContentScripts: async () => undefined,
  executeScript: async ({ files }: { files: string[] }) => injected.push(...files),
  async unregisterContentScripts({ ids }: { ids: string[] }) {
    scripts = scripts.filter(({ id }) => !ids.includes(id));
  },
};

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(console, 'info').mockReturnValue();
  scripts = [];
  told = [];
  injected = [];
  const { browser } = globalThis as unknown as { browser: object };
  Object.assign(browser, {
    scripting,
    runtime: { ...fakeBrowser.runtime, getManifest: () => ({ version: '1.0' }) },
    permissions: { getAll: async () => ({ origins: [gmail] }) },
    tabs: {
      ...fakeBrowser.tabs,
      query: async ({ url }: { url: string[] }) => (url.some((one) => one.includes('_task')) ? [] : [{ id: 3 }]),
      sendMessage: async (tab: number, { type }: { type: string }) => told.push(`${tab} ${type}`),
    },
  });
  await keepApiUrl('https://rebound.example');
  await signIn();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const registered = () => scripts.map(({ id }) => id).sort();
const adapters = async () => (await readPauses()).map(({ adapter }) => adapter);
const etags = (asked: readonly Asked[]) => asked.map(({ headers }) => headers.get('If-None-Match'));

test('a mail loader that is paused is not registered, and is again when it is resumed', async () => {
  await addMailSites([gmail]);
  expect(registered()).toEqual(['gmail', 'roundcube']);
  fakeApi(paused('"a"', 'gmail'), paused('"b"'));
  await refreshPauses();
  expect(registered()).toEqual(['roundcube']);
  await registerMailScript();
  expect(registered()).toEqual(['roundcube']);
  await refreshPauses();
  expect(registered()).toEqual(['gmail', 'roundcube']);
});

test('a site that is added while its loader is paused is not read in its open tabs either, until it is resumed', async () => {
  fakeApi(paused('"a"', 'gmail', 'roundcube'), paused('"b"', 'roundcube'));
  await refreshPauses();
  await addMailSites([gmail]);
  expect([registered(), injected]).toEqual([[], []]);
  await refreshPauses();
  expect([registered(), injected]).toEqual([['gmail'], ['/content-scripts/gmail.js']]);
});

test('a panel and the popup are answered what is paused, since when and why', async () => {
  fakeApi(paused('"a"', 'gmail', 'procore-commitment'));
  await refreshPauses();
  expect(await ownRequests['read-pauses'].answer(null, null)).toEqual(['gmail', 'procore-commitment'].map(pauseOf));
});

test('a list of a paused adapter is answered no chip and asks the API nothing; its tab is told when that is over', async () => {
  const lookUp = (page: string) =>
    hostRequests['look-up'].answer(
      { page, commitmentIds: ['700101'] },
      { tabId: 3, frameId: 0, documentId: undefined },
    );
  const rejected = { id: '700101', erpState: 'rejected', rejectedAt: null };
  const asked = fakeApi(paused('"a"', 'procore-commitments'), () => json({ commitments: [rejected] }));
  await refreshPauses();
  expect(await lookUp('procore-commitments')).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(await lookUp('procore-commitment')).toHaveLength(1);
  fakeApi(paused('"b"'), () => json({ commitments: [rejected] }));
  told = [];
  await refreshPauses();
  expect(told).toEqual(['3 look-again']);
  expect(await lookUp('procore-commitments')).toHaveLength(1);
});

test('asks with the ETag it was given; what is as before changes nothing', async () => {
  const asked = fakeApi(paused('"a"', 'gmail'), unchanged, paused('"b"'));
  for (let n = 0; n < 3; n += 1) await refreshPauses();
  expect(etags(asked)).toEqual([null, '"a"', '"a"']);
  expect(await adapters()).toEqual([]);
});

test.each([
  ['offline', unreachable],
  ['while the API is down', () => problem(503, 'unavailable')],
  ['when the session has ended', () => problem(401, 'unauthenticated')],
])('%s, a pause goes on, and nobody is bothered', async (_, answer) => {
  fakeApi(paused('"a"', 'gmail'), answer);
  await refreshPauses();
  await refreshPauses();
  expect(await adapters()).toEqual(['gmail']);
});

test('nothing is asked as nobody, and another API has its own pauses', async () => {
  const asked = fakeApi(paused('"a"', 'gmail'));
  await refreshPauses();
  await keepApiUrl('https://other.example');
  expect(await adapters()).toEqual([]);
  await refreshPauses();
  expect(asked).toHaveLength(1);
  await signIn();
  await refreshPauses();
  expect(etags(asked)).toEqual([null, null]);
});

test('what is none of our adapters is not told of', async () => {
  fakeApi(paused('"a"', 'made-up', 'gmail', 'constructor'));
  await refreshPauses();
  expect(await adapters()).toEqual(['gmail']);
});
