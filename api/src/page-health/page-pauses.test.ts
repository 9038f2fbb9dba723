import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Door, openDoor } from '../permission/sign-in/sign-in.fixture';
import { type Ledger, openLedger } from '../testing/ledger';
import { lookMs } from './pause-feed';
import { pauseAdapter, resumeAdapter } from './pauses';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger?.close());

const pause = (adapter: string, reason: string, at = '2026-11-22T10:00:00.000Z') =>
  ledger.deps.db.write((tx) => pauseAdapter(tx, adapter, reason, at));
const resume = (adapter: string) => ledger.deps.db.write((tx) => resumeAdapter(tx, adapter));
const ask = (who: string, etag?: string | null) =>
  ledger.as(who, 'GET', '/v1/page-pauses', { headers: etag ? { 'If-None-Match': etag } : {} });
const metrics = async () => (await ledger.app.request('/metrics')).text();

it('is the same for everybody, and is told again only when it is another', async () => {
  const none = await ask('manager');
  expect(await none.json()).toEqual({ pauses: [] });
  expect((await ask('manager', none.headers.get('ETag'))).status).toBe(304);

  await pause('gmail', 'The reading pane moved.');
  const one = await ask('manager', none.headers.get('ETag'));
  const other = await ask('reader@two.test');
  const pauses = [{ adapter: 'gmail', pausedAt: '2026-11-22T10:00:00.000Z', reason: 'The reading pane moved.' }];
  expect([one.status, await one.json(), await other.json()]).toEqual([200, { pauses }, { pauses }]);
  expect(one.headers.get('ETag')).toBe(other.headers.get('ETag'));
  expect((await ask('reader@two.test', one.headers.get('ETag'))).status).toBe(304);
  expect(await metrics()).toContain('rebound_page_paused{adapter="gmail"} 1');

  await pause('gmail', 'It is still being looked at.', '2026-11-23T10:00:00.000Z');
  const again = await ask('manager', one.headers.get('ETag'));
  expect((await again.json()).pauses).toEqual([{ ...pauses[0], reason: 'It is still being looked at.' }]);

  expect([await resume('gmail'), await resume('gmail')]).toEqual([true, false]);
  expect(await (await ask('manager', again.headers.get('ETag'))).json()).toEqual({ pauses: [] });
  expect(await metrics()).not.toContain('rebound_page_paused{');
});

it('counts the misses of all companies by adapter', async () => {
  const body = { adapter: 'outlook', version: '1.0', browser: 'edge', shape: { body: 0 } };
  for (const who of ['manager', 'manager', 'reader@two.test']) {
    await ledger.as(who, 'POST', '/v1/page-misses', { body });
  }
  expect(await metrics()).toContain('rebound_page_misses{adapter="outlook"} 3');
});

it('measures itself when the database does not answer', async () => {
  const { read } = ledger.deps.db;
  const select = () => {
    throw new Error('gone');
  };
  ledger.deps.db.read = { ...read, select };
  expect((await ledger.app.request('/metrics')).status).toBe(200);
  ledger.deps.db.read = read;
});

it(
  'an open stream tells, of no company and without a word, that the pauses are others',
  async () => {
    const streams = await Promise.all(['reader', 'reader@two.test'].map((who) => ledger.as(who, 'GET', '/v1/events')));
    const readers = streams.map(({ body }) => body?.getReader());
    for (const reader of readers) await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await pause('roundcube', 'Elastic changed.');
    for (const reader of readers) {
      const part = await reader?.read();
      expect(new TextDecoder().decode(part?.value)).toBe('event: pauses\ndata: {}\n\n');
      await reader?.cancel();
    }
    await resume('roundcube');
  },
  lookMs * 5,
);

it(
  'a stream whose session has ended hears nothing of it any more',
  async () => {
    const token = (await ledger.deps.signIn.openSession('clerk@one.test'))?.token ?? '';
    const headers = { authorization: `Bearer ${token}` };
    const reader = (await ledger.app.request('/v1/events', { headers })).body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await ledger.deps.signIn.end(token);
    await pause('proton', 'Its frames changed.');
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
    await resume('proton');
  },
  lookMs * 5,
);

it('reports are limited as every other request is', async () => {
  const door: Door = await openDoor({ limits: { person: 5, company: 100, address: 100, codes: 10 } });
  const token = (await door.deps.signIn.openSession('manager@one.test'))?.token ?? '';
  const body = { adapter: 'gmail', version: '1.0', browser: 'chrome', shape: {} };
  const statuses = [];
  for (let n = 0; n < 7; n += 1)
    statuses.push((await door.ask('POST', '/v1/page-misses', { token, body: { ...body, shape: { a: n } } })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  await door.close();
});
