import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Asked, fakeApi, json } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { type Command, commands } from './commands';
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
  vi.useFakeTimers({ toFake: ['Date'] });
  fakeBrowser.reset();
  asked = fakeApi(() =>
    json({ ways: ['procore'], recorded: 1, known: 0, doubted: false, toFix: 0, withAccounting: 0 }),
  );
  await keepSignedIn({ token: 'secret', person: { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' } });
  await askWays();
  await claimNonce(panel, await mintNonce(page, sound['show-panel']));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const evidence = () => asked.filter(({ url }) => url.pathname === '/v1/evidence').length;

test('a Change History is told to the API once for as long as it says the same', async () => {
  await hearPage(told, page);
  await hearPage(told, page);
  expect(evidence()).toBe(1);
  await hearPage({ ...told, history: { rejections: [], sends: 3, ageMs: 0 } }, page);
  expect(evidence()).toBe(2);
});

test('what the API doubts is told again by a page that is shown anew', async () => {
  asked = fakeApi(() => json({ recorded: 0, known: 1, doubted: true }));
  await hearPage(told, page);
  await hearPage({ ...told, history: told.history && { ...told.history, ageMs: 5 } }, page);
  expect(asked.map(({ body }) => (body as { ageMs?: number } | null)?.ageMs).filter(Number.isFinite)).toEqual([
    1200, 5,
  ]);
});

describe('a mark that turns from returned to sent', () => {
  const shows = (mark: 'returned' | 'sent' | 'synced', markMs: number | null) => ({
    ...told,
    mark,
    markMs,
    history: null,
  });
  const turns = () => asked.filter(({ body }) => (body as { turned?: string } | null)?.turned);

  test('before our eyes, or in a later document of the tab, is told as evidence, once', async () => {
    await hearPage(shows('returned', 90_000), page);
    vi.setSystemTime(Date.now() + 10_000);
    await hearPage(shows('sent', 2500), { ...page, documentId: 'd-9' });
    await hearPage(shows('sent', 4000), page);
    const place = { companyId: '4100', projectId: '24017', kind: 'subcontract' };
    const body = { commitmentId: '700101', place, grade: 'seen-on-page', turned: 'sent', ageMs: 2500 };
    expect(turns().map((one) => one.body)).toEqual([body]);
  });

  test.each([
    ['was never the other, in this tab', [[4, shows('returned', 0)]], shows('sent', 2500)],
    ['is of no known age', [[3, shows('returned', 0)]], shows('sent', null)],
    ['is older than the other: an older document is shown again', [[3, shows('returned', 0)]], shows('sent', 20_000)],
    [
      'is of something else',
      [[3, { ...shows('returned', 0), place: { ...told.place, id: '700102' } }]],
      shows('sent', 0),
    ],
    ['says synced', [[3, shows('returned', 0)]], shows('synced', 2500)],
  ] as const)('proves nothing where it %s', async (_, before, then) => {
    for (const [tabId, one] of before) await hearPage(one, { ...page, tabId });
    vi.setSystemTime(Date.now() + 10_000);
    expect(await hearPage(then, page)).toBe('now');
    expect(turns()).toEqual([]);
  });

  test('by a press of our own is that press’s to tell, and the page’s where nothing comes of it', async () => {
    const press = { commitmentId: '700101', state: 'pressing' } as Command;
    await commands.set([press]);
    await hearPage(shows('returned', 0), page);
    vi.setSystemTime(Date.now() + 10_000);
    const withHistory = { ...shows('sent', 2500), history: told.history };
    expect([await hearPage(shows('sent', 2500), page), await hearPage(withHistory, page)]).toEqual(['later', 'later']);
    expect(evidence()).toBe(0);
    await commands.set([{ ...press, state: 'unclear' }]);
    expect(await hearPage(shows('sent', 4000), page)).toBe('now');
    expect(turns()).toHaveLength(1);
  });

  test('is told later where the API cannot be reached', async () => {
    await hearPage(shows('returned', 0), page);
    vi.setSystemTime(Date.now() + 10_000);
    asked = fakeApi(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(hearPage(shows('sent', 2500), page)).rejects.toThrow(Failed);
    asked = fakeApi(() => json({ recorded: 1, known: 0, doubted: false, toFix: 0, withAccounting: 0 }));
    await hearPage(shows('sent', 4000), page);
    expect(turns()).toHaveLength(1);
  });
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
  expect(await hearPage(told, page)).toBe('never');
  expect(await readMark(panel, '700101')).toBeNull();
});

test('an API that could not be told is told again', async () => {
  asked = fakeApi(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(hearPage(told, page)).rejects.toThrow(Failed);
  asked = fakeApi(() => json({ recorded: 0, known: 1, doubted: false }));
  await hearPage(told, page);
  expect(evidence()).toBe(1);
});
