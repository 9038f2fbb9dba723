import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setDisabled } from '../../permission/change-permission';
import { type Ledger, openLedger } from '../../testing/ledger';
import { changedTables, type Observer, observe } from '../../testing/rows-of-company';
import { createStopLinks } from './stop-links';
import { setWantsSummary } from './wants-summary';

let ledger: Ledger;
let observer: Observer;
let path: string;
beforeAll(async () => {
  ledger = await openLedger();
  observer = await observe(ledger.url);
  path = new URL(ledger.deps.stopLinks.urlFor('approver') ?? '').pathname;
});
beforeEach(() => wish(true));
afterAll(async () => {
  observer.close();
  await ledger.close();
});

const wish = (wants: boolean) =>
  setWantsSummary(ledger.deps.db, { companyId: 'one', personId: 'approver', wants, at: '2026-11-02T10:00:00.000Z' });
const wants = async (who = 'approver'): Promise<boolean> =>
  (await (await ledger.as(who, 'GET', '/v1/me')).json()).dailySummary;
const get = async (at = path, init: RequestInit = {}) => ledger.app.request(at, init);
const post = async (body?: string | FormData, at = path, type = 'application/x-www-form-urlencoded') =>
  ledger.app.request(at, {
    method: 'POST',
    ...(body !== undefined && { body }),
    ...(typeof body === 'string' && { headers: { 'content-type': type } }),
  });

async function whatChanges(act: () => Promise<unknown>): Promise<string[]> {
  const before = await observer.digests();
  await act();
  return changedTables(before, await observer.digests());
}

describe('the link of a daily summary', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('changes nothing by %s, however often it is opened', async (method) => {
    for (const at of [path, `${path}?daily-summary=off`, `${path}?List-Unsubscribe=One-Click`]) {
      expect(await whatChanges(() => get(at, { method }))).toEqual([]);
    }
    expect(await wants()).toBe(true);
  });

  it('shows whose it is, and a button that stops it', async () => {
    const answer = await get();
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('You get it from Company one at approver@one.test.');
    expect(page).toMatch(
      /<form method="post"><button name="daily-summary" value="off">Stop the daily summary<\/button><\/form>/,
    );
    expect(page).not.toMatch(/<script|<img|<link|href=|src=|http-equiv/);
  });

  it('runs nothing, loads nothing and is framed by nobody', async () => {
    const { headers } = await get();
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      ),
      ...{ 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cache-control': 'no-store' },
      'content-type': 'text/html; charset=UTF-8',
    });
    expect(headers.has('set-cookie')).toBe(false);
  });

  const one = 'List-Unsubscribe=One-Click';
  const parts = new FormData();
  parts.set('List-Unsubscribe', 'One-Click');
  it.each<[string, () => Promise<Response>]>([
    ['a mail program’s one click', () => post(one)],
    ['one click as a multipart form', () => post(parts)],
    ['one click with a charset', () => post(one, path, 'application/x-www-form-urlencoded; charset=utf-8')],
    ['a POST without a body', () => post()],
    ['a POST of anything else', () => post('nonsense', path, 'text/plain')],
    ['the page’s own button', () => post('daily-summary=off')],
  ])('stops it by %s, without a session, and the same twice', async (_, act) => {
    expect((await act()).status).toBe(200);
    expect(await wants()).toBe(false);
    expect(await wants('controller')).toBe(true);
    expect(await whatChanges(act)).toEqual([]);
    expect(await wants()).toBe(false);
  });

  it('offers to send it again, and does', async () => {
    const page = await (await post(one)).text();
    expect(page).toContain('You no longer get it from Company one');
    expect(page).toContain('<button name="daily-summary" value="on">Send it to me again</button>');
    expect(await (await post('daily-summary=on')).text()).toContain('You get it from Company one');
    expect(await wants()).toBe(true);
  });

  it('is nobody’s when a letter of it is another, and works no more for who is shut out', async () => {
    const [, , token = ''] = path.split('/');
    const [id = '', signature = ''] = token.split('.');
    const others = ['controller', 'manager'].map((name) => Buffer.from(name).toString('base64url'));
    const forged = [
      ...Array.from({ length: signature.length - 1 }, (_, at) => {
        const other = signature[at] === 'A' ? 'B' : 'A';
        return `${id}.${signature.slice(0, at)}${other}${signature.slice(at + 1)}`;
      }),
      ...others.map((other) => `${other}.${signature}`),
      ...[id, `${id}.`, `.${signature}`, `${token}x`, token.toUpperCase(), 'x'.repeat(2_000), '%00', '..%2fv1'],
      createStopLinks({ publicUrl: 'https://a.test', secret: 'another secret of 32 characters' })
        .urlFor('approver')
        ?.split('/')
        .at(-1) ?? '',
    ];
    expect(
      await whatChanges(async () => {
        for (const one of forged) {
          for (const answer of [await get(`/daily-summary/${one}`), await post('x=1', `/daily-summary/${one}`)]) {
            expect(answer.status, one).toBe(404);
            expect(await answer.text(), one).not.toMatch(/one\.test|Company one/);
          }
        }
      }),
    ).toEqual([]);
    await ledger.deps.db.write((tx) => setDisabled(tx, 'clerk@one.test', true, '2026-11-02T10:00:00.000Z'));
    expect((await get(new URL(ledger.deps.stopLinks.urlFor('clerk') ?? '').pathname)).status).toBe(404);
  });

  it('prints names as they are written', async () => {
    const { company } = await import('../../permission/table');
    await ledger.deps.db.write((tx) => tx.update(company).set({ name: '<script>alert(1)</script>"' }));
    const page = await (await get()).text();
    expect(page).toContain('from &lt;script&gt;alert(1)&lt;/script&gt;&quot; at');
    await ledger.deps.db.write((tx) => tx.update(company).set({ name: 'Company one' }));
  });
});

it('is also chosen by who is signed in, for themselves', async () => {
  const answer = await ledger.as('approver', 'PATCH', '/v1/me', { body: { dailySummary: false } });
  expect(await answer.json()).toMatchObject({ person: { id: 'approver' }, dailySummary: false });
  expect([await wants(), await wants('controller')]).toEqual([false, true]);
  for (const body of [
    {},
    { dailySummary: 'no' },
    { dailySummary: true, disabled: false },
    { erpIntegrations: 'admin' },
  ]) {
    expect((await ledger.as('approver', 'PATCH', '/v1/me', { body })).status).toBe(422);
  }
});

describe('where the link leads', () => {
  const secret = 'a secret of more than 32 characters';
  it.each([
    ['https://rebound.one.test', 'https://rebound.one.test/daily-summary/'],
    ['https://one.test/rebound/', 'https://one.test/rebound/daily-summary/'],
  ])('%s', (publicUrl, start) => {
    const links = createStopLinks({ publicUrl, secret });
    for (const id of ['approver', 'x'.repeat(64), 'Ä ö/ü?#&=', '👷']) {
      const url = links.urlFor(id) ?? '';
      expect(url).toMatch(/^https:[\w./-]+$/);
      expect(url.startsWith(start)).toBe(true);
      expect(links.personOf(url.slice(start.length))).toBe(id);
    }
  });

  it('nowhere, where the API has no address that people reach', () => {
    expect(createStopLinks({ secret }).urlFor('approver')).toBeNull();
  });
});
