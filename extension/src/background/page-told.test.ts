import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Asked, fakeApi, json } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { Failed } from './fault';
import { keepPauses } from './page-pauses';
import { hearPage, readMark } from './page-told';
import { claimNonce, mintNonce } from './panel-claims';
import { defaultApiUrl, keepSignedIn } from './session';
import { sound } from './sound-requests.fixture';
import { askWays } from './ways';

const page = { tabId: 3, frameId: 0, documentId: 'd-1' };
const panel = { tabId: 3, frameId: 7, documentId: 'd-2' };
const told = sound['tell-page'];
let asked: Asked[];

beforeEach(async () => {
  fakeBrowser.reset();
  asked = fakeApi(() => json({ ways: ['procore'], recorded: 1, known: 0, toFix: 0, withAccounting: 0 }));
  await keepSignedIn({ token: 'secret', person: { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' } });
  await askWays();
  await claimNonce(panel, await mintNonce(page, sound['show-panel']));
});
afterEach(() => vi.unstubAllGlobals());

const evidence = () => asked.filter(({ url }) => url.pathname === '/v1/evidence').length;

test('a Change History is told to the API once for as long as it says the same', async () => {
  await hearPage(told, page);
  await hearPage(told, page);
  expect(evidence()).toBe(1);
  await hearPage({ ...told, history: { rejections: [], sends: 3 } }, page);
  expect(evidence()).toBe(2);
});

test('the mark is for the panel in the same tab, of the same commitment', async () => {
  await hearPage({ ...told, history: null }, page);
  expect(await readMark(panel, '700101')).toEqual({ commitmentId: '700101', mark: 'returned', words: 'Rejected' });
  expect([await readMark(panel, '700102'), await readMark(null, '700101')]).toEqual([null, null]);
  await hearPage({ ...told, history: null }, { ...page, tabId: 4 });
  await hearPage({ ...told, place: { ...told.place, id: '700102' }, history: null }, page);
  expect(await readMark(panel, '700101')).toBeNull();
  expect(evidence()).toBe(0);
});

test('while that kind of page is paused it is not evidence', async () => {
  const pause = { adapter: 'procore-change-history', pausedAt: '2026-11-18T15:02:00.000Z', reason: 'The table moved.' };
  await keepPauses({ apiUrl: defaultApiUrl, etag: null, pauses: [pause] });
  await hearPage(told, page);
  expect(evidence()).toBe(0);
});

test('where Procore does not own the loop, pages are not heard', async () => {
  fakeApi(() => json({ ways: ['code'] }));
  await askWays();
  expect(await hearPage(told, page)).toBe(false);
  expect(await readMark(panel, '700101')).toBeNull();
});

test('an API that could not be told is told again', async () => {
  asked = fakeApi(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(hearPage(told, page)).rejects.toThrow(Failed);
  asked = fakeApi(() => json({ recorded: 0, known: 1 }));
  await hearPage(told, page);
  expect(evidence()).toBe(1);
});
