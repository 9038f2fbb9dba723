import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anyToken, tokenPrefix } from '@rebound/api/permission/token';
import { tellSize } from '@rebound/shared/testing/tell-size';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { signInAs } from '../../sandbox/sign-in';
import { asPerson } from '../as-person';
import { panelIn } from '../panel';
import { extensionDir, type Stage, setStage } from '../stage';
import { until } from '../until';
import { asking } from './asking';
import { type HostilePage, startHostilePage } from './hostile-page';
import { type Evaluate, isolatedWorldOf } from './isolated-world';
import { type Front, startFront, startTap, type Tap } from './network-tap';
import { filesInZip, placesOf } from './places-of';

const canary = 'Zephyrquill';
const areas = ['local', 'session', 'sync', 'managed'];

let stage: Stage;
let hostile: HostilePage;
let front: Front;
let tap: Tap;
let browser: LaunchedBrowser;
let token: string;
beforeAll(async () => {
  stage = await setStage();
  hostile = await startHostilePage();
  front = await startFront(stage.world.api.url);
  tap = await startTap();
  browser = await stage.enter('priya', { byCode: true });
  token = await tokenIn(browser);
});
afterAll(async () => {
  await stage?.strike();
  for (const server of [hostile, front, tap]) await server?.stop();
});

test('neither a page nor the content script in it reads the token', async () => {
  const page = await opened(browser);
  expect(await page.evaluate('String(globalThis.chrome?.storage ?? globalThis.browser?.storage)')).toBe('undefined');
  const inside = await isolatedWorldOf(page, browser.extensionId);
  await inside(`chrome.storage.onChanged.addListener((change) => { globalThis.heard = change; });
    chrome.storage.local.onChanged.addListener((change) => { globalThis.heard = change; })`);
  const opening = areas.map(
    (area) => `chrome.storage.${area}.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' })`,
  );
  const tried = await Promise.all(
    opening.map((expression) =>
      inside(`Promise.resolve().then(() => ${expression})
    .then(() => 'done', (error) => error.message)`),
    ),
  );
  expect(tried).not.toContain('done');
  const read = await readsOf(inside);
  expect(read.local).toMatch(/not allowed/);
  expect(read.session).toMatch(/not allowed/);
  await inWorker(
    "chrome.storage.local.get('session').then(({ session }) => chrome.storage.local.set({ session: { ...session, again: 1 } }))",
  );
  await page.waitForTimeout(300);
  const reads = [...Object.values(read), JSON.stringify(await inside('globalThis.heard ?? null'))];
  expect(reads.filter((text) => text.includes(token))).toEqual([]);
  tellSize(`S8: ${reads.length + 1} ways to read what is stored from a page, 0 with the token`);
  await page.close();
});

test('a content script does read it where storage is left as browsers give it: else this would prove nothing', async () => {
  const unkept = await stage.enter('priya', { extensionDir: await unkeptIn(stage.folder) });
  const inside = await isolatedWorldOf(await opened(unkept), unkept.extensionId);
  expect((await readsOf(inside)).local).toContain(await tokenIn(unkept));
  await unkept.close();
});

test('no answer to a page of ours holds the token', async () => {
  const options = await ownPage();
  const types = ['read-session', 'read-sessions', 'read-me', 'read-commands', 'read-count', 'read-rejections'];
  const answers = await Promise.all(types.map((type) => options.evaluate(asking({ type, body: null }))));
  for (const answer of answers) expect(answer).toMatchObject({ ok: true });
  expect(JSON.stringify(answers)).not.toMatch(anyToken);
  await options.close();
});

test('no error of the API, no line of its log and no file of its own holds the token', async () => {
  const { url } = stage.world.api;
  const bearer = { authorization: `Bearer ${token}` };
  const json = { 'Content-Type': 'application/json' };
  const wrong: [string, RequestInit][] = [
    ['/v1/commitments/absent', { headers: bearer }],
    [`/v1/commitments/${token}`, { headers: bearer }],
    [`/v1/${token}`, { headers: bearer }],
    [`/${token}?token=${token}`, {}],
    ['/v1/me', { headers: { authorization: `Bearer ${token}x` } }],
    ['/v1/me', { headers: { authorization: `Token ${token}` } }],
    [`/v1/rejections?cursor=${token}`, { headers: bearer }],
    ['/v1/me', { method: 'DELETE', headers: bearer }],
    ['/v1/lookups', { method: 'POST', headers: { ...bearer, ...json }, body: JSON.stringify({ [token]: token }) }],
    ['/v1/lookups', { method: 'POST', headers: bearer, body: token }],
    ['/v1/sign-in', { method: 'POST', headers: json, body: JSON.stringify({ email: token, code: token }) }],
    [
      '/v1/commitments/700102/resend',
      { method: 'POST', headers: { ...bearer, ...json, 'If-Match': token }, body: '{}' },
    ],
  ];
  const bodies = await Promise.all(
    wrong.map(async ([path, init]) => {
      const answer = await fetch(url + path, init);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      return JSON.stringify([...answer.headers]) + (await answer.text());
    }),
  );
  expect(bodies.filter((body) => body.includes(token))).toEqual([]);

  const log = await readFile(join(stage.world.folder, 'api.log'), 'utf8');
  expect(log.split('\n').length).toBeGreaterThan(20);
  const { places, files } = await placesOf(token, stage.world.folder);
  expect(places).toEqual([]);
  const digest = createHash('sha256').update(token).digest('hex');
  const kept = await placesOf(digest, stage.world.folder);
  expect(kept.places.filter((place) => place.startsWith('rebound.db'))).not.toEqual([]);
  tellSize(
    `S8: the token in 0 of ${bodies.length} errors, ${log.split('\n').length} lines of the log and ${files} files of the API`,
  );
});

test('no zip holds a token or a key', async () => {
  const zips = globSync(join(extensionDir, '..', '*.zip'));
  expect(zips.length, 'npm run build').toBeGreaterThanOrEqual(3);
  let files = 0;
  for (const zip of zips) {
    for (const [name, content] of await filesInZip(zip)) {
      files += 1;
      expect(content.toString('latin1'), name).not.toMatch(anyToken);
      expect(content.toString('latin1'), name).not.toMatch(/whsec_[\w+/]{16}|\bre_[A-Za-z0-9]{8,}_\w+/);
    }
  }
  expect(files).toBeGreaterThan(50);
  tellSize(`S8: a token in 0 of ${files} files in ${zips.length} zips`);
});

test('in the profile of a browser the token stands where the extension keeps it, and nowhere else', async () => {
  await asPerson(stage.world, 'priya').command('700102', 'resend');
  await asPerson(stage.world, 'alex').command('700102', 'reject', { comment: canary });
  const profileDir = join(stage.folder, 'profile');
  const other = await stage.enter('priya', { profileDir, byCode: true });
  const page = await opened(other);
  await (await panelIn(page)).getByText(canary).waitFor();
  const kept = await tokenIn(other);
  const { session, ...rest } = await inWorker<Record<string, unknown>>('chrome.storage.local.get()', other);
  const apiUrl = stage.world.api.url;
  const others = {
    ...{ commands: [], ways: { apiUrl, ways: ['code'] } },
    'page-pauses': { apiUrl, etag: expect.any(String), pauses: [] },
  };
  expect([JSON.stringify(session).includes(kept), rest]).toEqual([true, others]);
  await other.close();

  const { places, files } = await placesOf(kept, profileDir);
  const own = `Default/Local Extension Settings/${other.extensionId}/`;
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((place) => !place.startsWith(own))).toEqual([]);
  const words = await placesOf(canary, profileDir);
  expect(words.places).toEqual([]);
  tellSize(
    `S8: the token in ${places.length} of ${files} files of a profile, all of the extension's storage; a comment in 0`,
  );
});

test('a host that redirects, is tried out, or takes the place of the API is never given the token', async () => {
  const options = await ownPage();
  const ask = (type: string, body: unknown = null) => options.evaluate<unknown>(asking({ type, body }));
  expect(await ask('test-connection', { apiUrl: tap.url })).toEqual({ ok: true, value: 'ok' });
  const tries = tap.heard.length;
  expect(tries).toBeGreaterThan(0);
  expect(withToken(tap, token)).toEqual([]);

  await (
    await signInAs(browser, { ...stage.world, api: { ...stage.world.api, url: front.url } }, 'priya@northgate.example')
  ).close();
  const known = await tokenIn(browser);
  expect(await ask('read-me')).toMatchObject({ ok: true });
  expect(withToken(front, known)).not.toEqual([]);

  for (const status of [301, 302, 303, 307, 308]) {
    front.turn((response) => response.writeHead(status, { Location: `${tap.url}/v1/me` }).end());
    const before = front.heard.length;
    for (const type of ['read-me', 'read-sessions']) {
      expect(await ask(type), type).toMatchObject({ ok: false, fault: { kind: 'offline' } });
    }
    for (const id of ['700101', '700102']) {
      expect(await ask('read-commitment', { id }), id).toMatchObject({ ok: false, fault: { kind: 'offline' } });
    }
    expect(await ask('revoke-session', { id: 'absent' })).toMatchObject({ ok: false, fault: { kind: 'offline' } });
    expect(front.heard.length).toBeGreaterThanOrEqual(before + 5);
  }
  expect(tap.heard.length, 'a redirect was followed').toBe(tries);

  front.turn(() => undefined);
  const late = ['read-me', 'read-sessions', 'read-count'].map((type) => ask(type));
  await options.waitForTimeout(200);
  expect(await ask('keep-api-url', { apiUrl: tap.url })).toMatchObject({ ok: true });
  front.turn((response) => response.writeHead(307, { Location: `${tap.url}/v1/me` }).end());
  for (const type of ['read-me', 'read-sessions', 'read-count', 'read-rejections']) {
    expect(await ask(type), type).toMatchObject({ ok: false, fault: { kind: 'signed-out' } });
  }
  await ask('request-code', { email: 'priya@northgate.example' });
  await ask('sign-in', { email: 'priya@northgate.example', code: '123456' });
  const isHeard = (paths: string[]) => paths.includes('/v1/sign-in');
  await until('what the other host is asked', async () => tap.heard.map(({ path }) => path), isHeard);
  await front.stop();
  expect(await Promise.all(late)).not.toContainEqual(expect.objectContaining({ ok: true }));

  expect(withToken(tap, known)).toEqual([]);
  expect(tap.heard.filter(({ authorization }) => authorization)).toEqual([]);
  expect(JSON.stringify(await inWorker('chrome.storage.local.get()'))).not.toMatch(anyToken);
  tellSize(
    `S2: ${tap.heard.length} requests at another host, 0 with the token; ${front.heard.length} at the API's own`,
  );
  await options.close();
});

const withToken = ({ heard }: Tap | Front, secret: string) => heard.filter(({ text }) => text.includes(secret));

async function opened({ context }: LaunchedBrowser): Promise<Page> {
  const page = await context.newPage();
  await page.goto(hostile.pageOf('700102'));
  return page;
}

async function ownPage(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  return page;
}

async function inWorker<T extends object>(expression: string, { worker } = browser): Promise<T> {
  return (await worker()).evaluate<T>(expression);
}

async function tokenIn(from: LaunchedBrowser): Promise<string> {
  type Kept = { session?: { token: string | null } };
  const kept = async () => (await inWorker<Kept>("chrome.storage.local.get('session')", from)).session?.token ?? '';
  return until('a token', kept, (token) => token.startsWith(tokenPrefix.session));
}

/** What comes of reading each storage area whole. */
async function readsOf(inside: Evaluate): Promise<Record<string, string>> {
  const read = (area: string) =>
    inside<string>(`chrome.storage.${area}.get().then(JSON.stringify, (error) => error.message)`);
  return Object.fromEntries(await Promise.all(areas.map(async (area) => [area, await read(area)] as const)));
}

/** A copy of the built extension, in `folder`, that leaves its storage open to content scripts. */
async function unkeptIn(folder: string): Promise<string> {
  const copy = join(folder, 'unkept');
  await cp(extensionDir, copy, { recursive: true });
  const file = join(copy, 'background.js');
  const text = await readFile(file, 'utf8');
  const parts = text.split(/(["'`])TRUSTED_CONTEXTS\1/);
  if (parts.length !== 3) throw new Error('The build does not restrict its storage in one place.');
  await writeFile(file, `${parts[0]}"TRUSTED_AND_UNTRUSTED_CONTEXTS"${parts[2]}`);
  return copy;
}
