import { isDeepStrictEqual } from 'node:util';
import { tellSize } from '@rebound/shared/testing/tell-size';
import type { ElementHandle, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { situations } from '../../extension/src/testing/situations';
import type { LaunchedBrowser } from '../sandbox/browser';
import { panelIn } from './panel';
import { type Stage, setStage } from './stage';
import { until } from './until';
import { allowedEverywhere, offline, openPages, openSaved } from './webmail/mail-hosts';
import { coveredText, seenPanels } from './webmail/places';
import { adapters, type SavedMail, savedPage } from './webmail/saved-pages';

const tabs = 3;
/** Every saved page is read without a browser in any run; of the pairs of adapter and situation, one in so many is drawn. */
const everyNth = process.env.REBOUND_LONG ? 1 : 3;
let stage: Stage;
let browser: LaunchedBrowser;

beforeAll(async () => {
  stage = await setStage();
  const extensionDir = await allowedEverywhere(stage.folder);
  browser = await stage.enter('priya', { extensionDir, args: [offline] });
});
afterAll(() => stage?.strike());

test('in every webmail and every situation, there is a panel above each notification and nowhere else, on its ground and over no text', async () => {
  const saved = adapters.flatMap(({ name, saved }) => saved.filter(({ situation }) => isDrawn(name, situation)));
  const wrong = await inTabs(saved, async (page, one) => {
    await openSaved(page, one);
    const theme = one.situation === 'dark' ? 'dark' : 'light';
    const wanted = one.sees.map(({ anchor, commitmentId }) => ({
      ...{ anchor, commitmentId, theme, isAbove: true, covers: [] },
    }));
    const seen = await seenPanels(page, wanted.length);
    return isDeepStrictEqual(seen, wanted)
      ? []
      : [{ of: one.adapter, in: one.situation, page: one.page, wanted, seen }];
  });
  const all = adapters.flatMap((adapter) => adapter.saved).length;
  tellSize(`${tableOf(wrong)}\n${saved.length} of ${all} saved pages, ${wrong.length} read wrong`);
  expect(wrong).toEqual([]);
});

test('a mail in a sandboxed frame with an address of its own is read from around it: there no panel would run', async () => {
  const page = await browser.context.newPage();
  const { url, html } = savedPage('any-mail', 'own-window');
  const frame = `<iframe id="mail-frame" sandbox="allow-same-origin" src="${url}" style="width: 600px; height: 300px">`;
  await openPages(
    page,
    [{ url: new URL('/inbox', url).href, html: `<!doctype html><div>${frame}</iframe></div>` }].concat([{ url, html }]),
  );
  expect((await seenPanels(page, 1)).map(({ anchor }) => anchor)).toEqual(['beforebegin #mail-frame']);
  await page.close();
});

test('a webmail that turns dark while a mail is open takes the panel along', async () => {
  const { page } = await openWithPanel(savedPage('roundcube', 'our-letter'));
  const isDark = async () => (await seenPanels(page, 1)).map(({ theme }) => theme);
  expect(await isDark()).toEqual(['light']);
  await page.evaluate(() => document.documentElement.classList.add('dark-mode'));
  await until('a dark panel', isDark, ([theme]) => theme === 'dark', 3000);
  await page.close();
});

test('where two ways to a body differ, that is told as a shape without text, once', async () => {
  const page = await browser.context.newPage();
  await openSaved(page, savedPage('gmail', 'two-ways-differ'));
  const worker = await browser.worker();
  const { misses } = await until(
    'the near miss',
    () =>
      worker.evaluate<{ misses?: { page: string; shape: Record<string, number> }[] }>(
        "chrome.storage.local.get('misses')",
      ),
    (stored) => Boolean(stored.misses?.some((miss) => miss.page === 'gmail')),
  );
  expect(misses?.filter((miss) => miss.page === 'gmail').map(({ shape }) => shape)).toEqual([
    { watch: 2, subject: 1, body: 0, otherBody: 1 },
  ]);
  await page.close();
});

const looked = ['gmail', 'outlook', 'proton', 'roundcube', 'any-mail', 'maildev'].filter(
  (_, at) => at % everyNth === 0,
);
describe.each(looked)('in %s', (adapter) => {
  test('at 320 pixels and at 400 % nothing of it is cut off', async () => {
    const { page, panel } = await openWithPanel(savedPage(adapter, 'our-letter'));
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await cutOff(panel)).toEqual([]);
    expect(await coveredText(panel)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 1024 });
    await zoomTo(page, 4);
    expect(await cutOff(panel)).toEqual([]);
    await zoomTo(page, 1);
    await page.close();
  });

  test('keys and presses in it stay in it, and it is not printed', async () => {
    const { page, panel } = await openWithPanel(savedPage(adapter, 'our-letter'));
    await page.evaluate(() => {
      const heard: string[] = [];
      Reflect.set(window, 'heard', heard);
      for (const type of ['keydown', 'keypress', 'keyup'])
        addEventListener(type, (event) => heard.push(`${type} ${(event as KeyboardEvent).key}`), true);
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'pointerup', 'click', 'dblclick'])
        document.addEventListener(type, ({ type }) => heard.push(type));
    });
    await panel.locator('summary, button').first().click();
    for (const key of ['e', 'Delete', '#', 'Enter', 'ArrowDown', 'Escape']) await page.keyboard.press(key);
    const element = (await panel.frameElement()) as ElementHandle<HTMLElement>;
    const { x = 0, y = 0, width = 0 } = (await element.boundingBox()) ?? {};
    await page.mouse.dblclick(x + width / 2, y - 4);
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);

    await page.emulateMedia({ media: 'print' });
    expect(await element.evaluate((frame) => frame.getClientRects().length)).toBe(0);
    await page.close();
  });
});

async function inTabs<T>(saved: readonly SavedMail[], look: (page: Page, one: SavedMail) => Promise<T[]>) {
  const inTab = async (tab: number) => {
    const page = await browser.context.newPage();
    const found: T[] = [];
    for (const one of saved.filter((_, index) => index % tabs === tab)) found.push(...(await look(page, one)));
    await page.close();
    return found;
  };
  return (await Promise.all(Array.from({ length: tabs }, (_, tab) => inTab(tab)))).flat();
}

/** Neighbours take turns: what one adapter does not draw of a situation, the next one does. */
function isDrawn(adapter: string, situation: (typeof situations)[number]): boolean {
  const place = adapters.findIndex(({ name }) => name === adapter) + situations.indexOf(situation);
  return place % everyNth === 0;
}

/** ✓ as it should be, ✗ not so, · not drawn in this run, – cannot come about. */
function tableOf(wrong: readonly { of: string; in: string }[]): string {
  const names = adapters.map(({ name }) => name);
  const widest = Math.max(...situations.map(({ length }) => length));
  const rows = situations.map((situation) => {
    const cells = adapters.map(({ name, never }) => {
      if (never.some((one) => one.situation === situation)) return '–'.padEnd(name.length);
      if (!isDrawn(name, situation)) return '·'.padEnd(name.length);
      return (wrong.some((one) => one.of === name && one.in === situation) ? '✗' : '✓').padEnd(name.length);
    });
    return [situation.padEnd(widest), ...cells].join('  ');
  });
  return [[' '.repeat(widest), ...names].join('  '), ...rows].join('\n');
}

async function openWithPanel(one: SavedMail): Promise<{ page: Page; panel: Frame }> {
  const page = await browser.context.newPage();
  await openSaved(page, one);
  const panel = await panelIn(page);
  await seenPanels(page, 1);
  return { page, panel };
}

/** What is wider than its place: the panel itself, or a thing in it. */
async function cutOff(panel: Frame): Promise<string[]> {
  const element = (await panel.frameElement()) as ElementHandle<HTMLElement>;
  await element.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  const around = await element.evaluate((frame) => {
    const { left, right } = frame.getBoundingClientRect();
    return left >= 0 && right <= innerWidth && frame.clientHeight > 40 ? [] : [`frame from ${left} to ${right}`];
  });
  const inside = await panel.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return scrollWidth > clientWidth || scrollHeight > clientHeight + 1
      ? [`${scrollWidth}x${scrollHeight} in ${clientWidth}x${clientHeight}`]
      : [];
  });
  return [...around, ...inside];
}

async function zoomTo(page: Page, zoom: number): Promise<void> {
  const worker = await browser.worker();
  const tab = `tabs.find(({ url }) => url === ${JSON.stringify(page.url())}).id`;
  await worker.evaluate(`chrome.tabs.query({}).then((tabs) => chrome.tabs.setZoom(${tab}, ${zoom}))`);
}
