import type { PageMiss } from '@rebound/shared/page-health-schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forget } from '../sweep';
import { type Ledger, openLedger } from '../testing/ledger';
import { changedTables, type Observer, observe } from '../testing/rows-of-company';
import { clearMisses } from './forget-misses';
import { listMisses } from './list-misses';
import { mostMisses } from './record-miss';

let ledger: Ledger;
let observer: Observer;
beforeAll(async () => {
  ledger = await openLedger();
  // The first use of a token is noted, which is no business of these tests.
  await ledger.as('manager', 'GET', '/v1/me');
  observer = await observe(ledger.url);
});
beforeEach(() => ledger.deps.db.write((tx) => clearMisses(tx)));
afterAll(async () => {
  observer?.close();
  await ledger?.close();
});

const miss: PageMiss = {
  adapter: 'procore-commitment',
  version: '1.4.0',
  browser: 'chrome',
  shape: { main: 1, title: 0, headerActions: 2, 'list-row': 0 },
};
const report = (who: string, body: unknown) => ledger.as(who, 'POST', '/v1/page-misses', { body });
const reported = async (who: string, more: Partial<PageMiss> = {}) => (await report(who, { ...miss, ...more })).json();
const list = () => listMisses(ledger.deps.db.read);

describe('what is not a shape is refused, and nothing of it is kept', () => {
  const comment = 'The vendor is inactive, use V-2317.';
  const long = 'a'.repeat(41);
  const many = Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`s${n}`, n]));
  const address = 'https://us02.procore.com/24017';

  it.each<[string, unknown]>([
    ['text as a name', { ...miss, shape: { [comment]: 1 } }],
    ['an address as a name', { ...miss, shape: { [address]: 1 } }],
    ['a mail address as a name', { ...miss, shape: { 'priya@northgate.example': 1 } }],
    ['a selector as a name', { ...miss, shape: { '[data-qa=title]': 1 } }],
    ['a name in capitals', { ...miss, shape: { VENDOR: 1 } }],
    ['a name with an underscore', { ...miss, shape: { vendor_code: 1 } }],
    ['a name that is too long', { ...miss, shape: { [long]: 1 } }],
    ['an empty name', { ...miss, shape: { '': 1 } }],
    ['a name with a line end', { ...miss, shape: { 'title\n': 1 } }],
    ['too many names', { ...miss, shape: many }],
    ['text as a count', { ...miss, shape: { title: comment } }],
    ['a number as text', { ...miss, shape: { title: '1' } }],
    ['text in a list', { ...miss, shape: { title: [comment] } }],
    ['text further down', { ...miss, shape: { title: { text: comment } } }],
    ['half an element', { ...miss, shape: { title: 0.5 } }],
    ['less than none', { ...miss, shape: { title: -1 } }],
    ['more than a million', { ...miss, shape: { title: 1_000_001 } }],
    ['no count', { ...miss, shape: { title: null } }],
    ['a list as a shape', { ...miss, shape: [comment] }],
    ['text as a shape', { ...miss, shape: comment }],
    ['no shape', { ...miss, shape: undefined }],
    ['text as an adapter', { ...miss, adapter: comment }],
    ['an adapter in capitals', { ...miss, adapter: 'Gmail' }],
    ['an adapter with a path', { ...miss, adapter: 'gmail/inbox' }],
    ['an adapter that is too long', { ...miss, adapter: long }],
    ['text as a version', { ...miss, version: comment }],
    ['text after a version', { ...miss, version: '1.4.0-vendor' }],
    ['text as a browser', { ...miss, browser: comment }],
    ['one thing more: an address', { ...miss, url: address }],
    ['one thing more: text', { ...miss, text: comment }],
    ['nothing', {}],
    ['a list', [miss]],
  ])('%s', async (_, body) => {
    const before = await observer.digests();
    const answer = await report('manager', body);
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'invalid']);
    expect(changedTables(before, await observer.digests())).toEqual([]);
  });

  it('a name that objects inherit is dropped, whatever stands under it', async () => {
    const body = JSON.stringify(miss).replace('"main":1', `"__proto__":{"text":"${comment}"},"main":1`);
    const authorization = `Bearer ${await ledger.tokenOf('manager@one.test')}`;
    const headers = { authorization, 'Content-Type': 'application/json' };
    await ledger.app.request('/v1/page-misses', { method: 'POST', body, headers });
    expect(JSON.stringify(await observer.rows('SELECT * FROM page_miss'))).not.toContain('vendor');
  });
});

describe('a shape is on record once', () => {
  it('in each company; who meets it again is counted', async () => {
    expect(await reported('manager')).toEqual({ kept: true, room: mostMisses - 1 });
    expect(await reported('manager', { browser: 'firefox' })).toEqual({ kept: true, room: mostMisses - 1 });
    const reversed = Object.fromEntries(Object.entries(miss.shape).reverse());
    await reported('reader', { shape: reversed });
    expect(await reported('manager@two.test')).toEqual({ kept: true, room: mostMisses - 1 });
    expect(await observer.rows('SELECT company_id, times FROM page_miss ORDER BY company_id')).toMatchObject([
      { company_id: 'one', times: 3 },
      { company_id: 'two', times: 1 },
    ]);
    const [seen, ...others] = await list();
    expect(others).toEqual([]);
    expect(seen).toMatchObject({
      ...{ adapter: 'procore-commitment', version: '1.4.0', shape: miss.shape },
      ...{ browsers: ['chrome', 'firefox'], people: 3, companies: 2, times: 4 },
    });
    expect((seen?.firstSeenAt ?? '') < (seen?.lastSeenAt ?? '')).toBe(true);
  });

  it.each<[string, Partial<PageMiss>]>([
    ['shape', { shape: { ...miss.shape, title: 1 } }],
    ['version', { version: '1.4.1' }],
    ['adapter', { adapter: 'gmail' }],
  ])('another %s is another', async (_, more) => {
    await reported('manager');
    await reported('manager', more);
    expect(await list()).toHaveLength(2);
  });

  it('also when two report it at once', async () => {
    await Promise.all(['manager', 'reader', 'engineer', 'manager'].map((who) => reported(who)));
    expect(await list()).toMatchObject([{ times: 4, people: 3 }]);
  });
});

it('a company has room for so many, is told so, and takes none of another company', async () => {
  const room: number[] = [];
  for (let n = 0; n < mostMisses; n += 1) room.push((await reported('manager', { shape: { title: n } })).room);
  expect(room).toEqual(Array.from({ length: mostMisses }, (_, n) => mostMisses - 1 - n));
  expect(await reported('reader', { shape: { title: 999_999 } })).toEqual({ kept: false, room: 0 });
  expect(await reported('reader', { shape: { title: 0 } })).toEqual({ kept: true, room: 0 });
  expect(await reported('manager@two.test')).toEqual({ kept: true, room: mostMisses - 1 });
  expect(await observer.rows('SELECT count(*) AS n FROM page_miss WHERE company_id = ?', 'one')).toMatchObject([
    { n: mostMisses },
  ]);
});

it('no route tells of a miss: neither of one’s own company nor of another', async () => {
  await reported('manager@two.test', { adapter: 'seen-by-two' });
  const { paths } = await (await ledger.app.request('/openapi.json')).json();
  expect(Object.keys(paths['/v1/page-misses'])).toEqual(['post']);
  const reads = Object.keys(paths).filter((path) => paths[path].get && !path.includes('{') && path !== '/v1/events');
  for (const path of reads) {
    expect(await (await ledger.as('manager', 'GET', path)).text(), path).not.toContain('seen-by-two');
  }
  expect((await ledger.as('manager', 'GET', '/v1/page-misses')).status).toBe(405);
});

it('is forgotten a quarter of a year after it was last met', async () => {
  await reported('manager');
  const { db, now } = ledger.deps;
  const inDays = (days: number) => new Date(Date.parse(now()) + days * 86_400_000).toISOString();
  await db.write((tx) => forget(tx, inDays(89)));
  expect(await list()).toHaveLength(1);
  await db.write((tx) => forget(tx, inDays(91)));
  expect(await list()).toEqual([]);
  expect(await observer.rows('SELECT * FROM page_miss_person')).toEqual([]);
});
