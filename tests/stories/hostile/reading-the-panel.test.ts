import { tellSize } from '@rebound/shared/testing/tell-size';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { asPerson } from '../as-person';
import { panelIn } from '../panel';
import { type Stage, setStage } from '../stage';
import { commitmentBody, type HostilePage, listBody, startHostilePage } from './hostile-page';
import { closedRoot, probes } from './probes';

const canaries = ['Zephyrquill', 'Marlowbright', 'Tindersnatch'];
const typed = 'qxjvk';
const secrets = [...canaries, typed];
let stage: Stage;
let browser: LaunchedBrowser;
const pages: HostilePage[] = [];
beforeAll(async () => {
  stage = await setStage();
  browser = await stage.enter('priya');
  await asPerson(stage.world, 'priya').command('700102', 'resend');
  await asPerson(stage.world, 'alex').command('700102', 'reject', { comment: canaries.join(' ') });
});
afterAll(async () => {
  for (const page of pages) await page.stop();
  await stage?.strike();
});

type Gathered = Record<string, string>;

test('a page reads a plain closed root by most of the probes: else they would prove nothing', async () => {
  const { origin } = await hostile(closedRoot);
  const page = await opened(origin);
  await page.evaluate((words) => Reflect.get(window, 'fill')(words), canaries.join(' '));
  await page.mouse.click(150, 90);
  await page.keyboard.type(typed);
  await dragOver(page);
  const readers = readersOf(await gathered(page));
  tellSize(`S4: a plain closed root is read by ${readers.length} probes: ${readers.join(', ')}`);
  expect(readers).toEqual(
    expect.arrayContaining(['window.find', 'keys', 'attachShadow', 'getHTML', 'MutationObserver', 'selection']),
  );
  expect(readers.length).toBeGreaterThanOrEqual(9);
});

test('a page reads nothing of a panel that stands in it', async () => {
  const { pageOf } = await hostile(commitmentBody);
  const page = await opened(pageOf('700102'));
  await expectUnread(page, await panelWithText(page));
});

test('a page reads nothing of a panel that floats over it', async () => {
  const { list } = await hostile(listBody);
  const page = await opened(list);
  await page.locator('rebound-chip').click();
  await expectUnread(page, await panelWithText(page));
});

test('a page that frames the panel itself gets an empty one, whatever nonce it makes up', async () => {
  const { origin, pageOf } = await hostile(commitmentBody);
  const page = await opened(pageOf('700102'));
  await panelWithText(page);
  const own = `chrome-extension://${browser.extensionId}/panel.html`;
  const nonces = ['', `#${crypto.randomUUID()}`, '?light#constructor', '?light#__proto__', '#700102', '?dark#null'];
  const before = page.frames().length;
  await page.evaluate(
    (sources) => {
      for (const src of sources) document.body.appendChild(document.createElement('iframe')).src = src;
    },
    nonces.map((nonce) => own + nonce),
  );
  await page.waitForTimeout(1200);
  const framed = page.frames().slice(before);
  expect(framed).toHaveLength(nonces.length);
  for (const frame of framed) expect((await frame.locator('body').textContent())?.trim()).toBe('');
  expect(readersOf(await gathered(page))).toEqual([]);

  const elsewhere = await opened(origin);
  await elsewhere.evaluate((src) => open(src), own);
  await elsewhere.waitForTimeout(500);
  const alone = browser.context.pages().find((one) => one.url().startsWith(own));
  expect((await alone?.locator('body').textContent())?.trim() ?? '').toBe('');
});

async function expectUnread(page: Page, panel: Frame): Promise<void> {
  await page.evaluate('startProbes()');
  await panel.getByText(canaries[0] ?? '').click();
  await page.keyboard.type(typed);
  for (const key of ['Tab', 'ArrowDown', 'Control+a', 'Control+c']) await page.keyboard.press(key);
  expect(await panel.locator('body').textContent()).toContain(canaries.join(' '));
  await dragOver(page);
  const got = await gathered(page);
  const readers = readersOf(got);
  tellSize(`S4: the panel is read by ${readers.length} of ${Object.keys(got).length} probes`);
  expect(Object.keys(got).length).toBeGreaterThanOrEqual(9);
  expect(readers).toEqual([]);
}

function readersOf(got: Gathered): string[] {
  return Object.keys(got).filter((probe) => {
    const text = (got[probe] ?? '').replaceAll(/\s/g, '');
    return secrets.some((secret) => text.includes(secret));
  });
}

async function hostile(body: string): Promise<HostilePage> {
  const page = await startHostilePage({ script: probes, body });
  pages.push(page);
  return page;
}

async function opened(url: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(url);
  return page;
}

async function panelWithText(page: Page): Promise<Frame> {
  const panel = await panelIn(page);
  await panel.getByText(canaries.join(' ')).waitFor();
  return panel;
}

/** Selects with the mouse all that a page lets be selected. */
async function dragOver(page: Page): Promise<void> {
  await page.mouse.move(3, 3);
  await page.mouse.down();
  await page.mouse.move(900, 500, { steps: 6 });
  await page.mouse.up();
}

const gathered = (page: Page) => page.evaluate<Gathered>(`gathered(${JSON.stringify(canaries)})`);
