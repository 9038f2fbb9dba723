import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tellSize } from '@rebound/shared/testing/tell-size';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sound } from '../../../extension/src/background/sound-requests.fixture';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { asPerson } from '../as-person';
import { panelIn } from '../panel';
import { extensionDir, type Stage, setStage } from '../stage';
import { until } from '../until';
import { asking } from './asking';
import { type HostilePage, startHostilePage } from './hostile-page';
import { isolatedWorldOf } from './isolated-world';

const hosts = ['show-panel', 'look-up', 'report-miss', 'bring-lists', 'tell-page'];
const requests = Object.entries(sound).map(([type, body]) => ({ type, body }));
const own = requests.filter(({ type }) => !hosts.includes(type));
const refused = { ok: false, fault: { kind: 'unexpected', detail: 'not accepted' } };

let stage: Stage;
let hostile: HostilePage;
let browser: LaunchedBrowser;
beforeAll(async () => {
  stage = await setStage();
  hostile = await startHostilePage();
  browser = await stage.enter('priya');
});
afterAll(async () => {
  await hostile?.stop();
  await stage?.strike();
});

test('the own scripts of a page have no way to the background', async () => {
  const page = await opened();
  const ways = await page.evaluate<string[]>(
    "['chrome', 'browser', 'msBrowser'].flatMap((name) => Object.keys(globalThis[name]?.runtime ?? {}))",
  );
  expect(ways).toEqual([]);
  await page.close();
});

test('and where a manifest let them speak, nobody would listen', async () => {
  const open = await stage.enter('priya', { extensionDir: await withDoorIn(stage.folder) });
  const page = await open.context.newPage();
  await page.goto(hostile.pageOf('700102'));
  const asked = requests.map((message) => asking(message, open.extensionId));
  for (const question of asked) expect(await page.evaluate(question)).toMatch(/Receiving end does not exist/);
  const port = `new Promise((resolve) => {
    const port = chrome.runtime.connect(${JSON.stringify(open.extensionId)}, { name: 'changes' });
    port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message));
  })`;
  expect(await page.evaluate(port)).toMatch(/Receiving end does not exist/);
  tellSize(`S6: ${asked.length} requests by a page's own script, 0 answered`);
  await open.close();
});

test('from a content script that was taken over, only what its own list says is answered', async () => {
  const page = await opened();
  const inside = await isolatedWorldOf(page, browser.extensionId);
  const before = await kept();
  for (const message of own) expect(await inside(asking(message)), message.type).toEqual(refused);
  expect(await kept()).toEqual(before);
  for (const message of requests.filter(({ type }) => hosts.includes(type))) {
    expect(await inside(asking(message)), message.type).toMatchObject({ ok: true });
  }
  tellSize(`S6: ${own.length} requests from a content script's world, 0 answered`);
  await page.close();
});

test('it does not hear what our own pages are told either', async () => {
  const page = await opened();
  const inside = await isolatedWorldOf(page, browser.extensionId);
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const listen = `globalThis.heard = []; chrome.runtime.connect({ name: 'changes' }).onMessage
    .addListener((change) => globalThis.heard.push(change)); 'listening'`;
  expect([await inside(listen), await options.evaluate(listen)]).toEqual(['listening', 'listening']);
  await options.waitForTimeout(1000);
  await asPerson(stage.world, 'priya').command('700112', 'resend');
  const heard = () => options.evaluate<string>('JSON.stringify(globalThis.heard)');
  await until('what our own page is told', heard, (changes) => changes.includes('700112'));
  expect(await inside('globalThis.heard')).toEqual([]);
  await options.close();
  await page.close();
});

test('from a page of ours that a page has framed itself, nothing is answered', async () => {
  const page = await opened();
  await panelIn(page);
  const known = new Set(page.frames());
  const ours = `chrome-extension://${browser.extensionId}`;
  const paths = [
    'panel.html',
    'panel.html?light#made-up',
    '%70anel.html',
    '/panel.html',
    './/panel.html',
    'panel.html/',
  ];
  const pages = [
    'popup.html',
    'options.html',
    'welcome.html',
    '%6fptions.html',
    '/popup.html',
    'panel.html/../popup.html',
  ];
  await page.evaluate(
    (sources) => {
      for (const src of sources) document.body.appendChild(document.createElement('iframe')).src = src;
    },
    [...paths, ...pages].map((path) => `${ours}/${path}`),
  );
  await page.waitForTimeout(1500);
  const framed = page.frames().filter((frame) => !known.has(frame));
  expect(framed).toHaveLength(paths.length + pages.length);
  const before = await kept();
  const speaking: Frame[] = [];
  for (const frame of framed) if (await canSpeak(frame)) speaking.push(frame);
  for (const frame of speaking) {
    for (const message of own) {
      const answer = await frame.evaluate(asking(message));
      const toPanel = message.type === 'claim-panel' ? { ok: true, value: null } : refused;
      expect(answer, `${message.type} from ${frame.url()}`).toEqual(isPanel(frame) ? toPanel : 'nothing');
    }
  }
  expect(await kept()).toEqual(before);
  // Chrome gives the panel under another spelling too, and none of the pages that are no panel.
  expect(speaking.some(isPanel)).toBe(true);
  expect(speaking.map((frame) => decodeURI(frame.url())).filter((url) => !url.includes('panel.html'))).toEqual([]);
  tellSize(
    `S6: ${framed.length} frames of our pages made by a page, ${speaking.length} loaded, ${own.length} requests each`,
  );
  await page.close();
});

test('a panel that a loader has put there is answered about its own commitment alone', async () => {
  const page = await opened();
  const panel = await panelIn(page);
  await panel.getByRole('button', { name: 'Re-send to ERP' }).waitFor();
  const read = (id: string) => panel.evaluate(asking({ type: 'read-commitment', body: { id } }));
  expect(await read('700102')).toMatchObject({ ok: true });
  for (const message of [
    { type: 'read-commitment', body: { id: '700101' } },
    { type: 'mint-command', body: { commitmentId: '700101', verb: 'resend', version: 1 } },
    { type: 'ask-in-popup', body: { commitmentId: '700101', verb: 'resend' } },
    { type: 'read-rejections', body: null },
    { type: 'sign-out-everywhere', body: null },
  ]) {
    expect(await panel.evaluate(asking(message)), message.type).toEqual(refused);
  }
  await page.close();
});

async function opened() {
  const page = await browser.context.newPage();
  await page.goto(hostile.pageOf('700102'));
  return page;
}

const isPanel = (frame: Frame) => new URL(frame.url()).pathname === '/panel.html';

async function canSpeak(frame: Frame): Promise<boolean> {
  const spoken = frame.evaluate<boolean>("typeof globalThis.chrome?.runtime?.sendMessage === 'function'");
  return spoken.catch(() => false);
}

/** What the extension keeps for good, and what it asks the person to confirm. */
async function kept(): Promise<unknown> {
  const worker = await browser.worker();
  return worker.evaluate("Promise.all([chrome.storage.local.get(), chrome.storage.session.get('asked')])");
}

/** A copy of the built extension, in `folder`, that lets every page on this machine speak to it. */
async function withDoorIn(folder: string): Promise<string> {
  const copy = join(folder, 'with-door');
  await cp(extensionDir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, externally_connectable: { matches: ['http://127.0.0.1/*'] } }));
  return copy;
}
