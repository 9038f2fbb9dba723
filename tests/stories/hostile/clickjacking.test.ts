import { tellSize } from '@rebound/shared/testing/tell-size';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { asPerson } from '../as-person';
import { panelIn } from '../panel';
import { commitmentPage } from '../sandbox-pages';
import { type Stage, setStage } from '../stage';
import { until } from '../until';
import { attacks, type Target } from './attacks';
import { hasty, honestPresses, pressHonestly } from './honest-presses';
import { type HostilePage, startHostilePage } from './hostile-page';
import { undefendedIn } from './undefended';

const commitmentId = '700102';
const isResent = (state: string) => state === 'awaiting';
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
beforeEach(rejectAgain);

test('no page makes a person re-send by a press that means something else', async () => {
  const done: string[] = [];
  for (const attack of attacks) {
    const target = await targetIn(browser);
    await attack.run(target);
    await target.page.waitForTimeout(400);
    if (isResent(await stateNow())) done.push(attack.name);
    await rejectAgain();
    await target.page.close();
  }
  tellSize(`S5: ${attacks.length} attacks by clickjacking, ${done.length} re-sends`);
  expect(attacks.length).toBeGreaterThanOrEqual(8);
  expect(done).toEqual([]);
});

test('the same attacks re-send where every press is believed: else they would prove nothing', async () => {
  const believing = await stage.enter('priya', { extensionDir: await undefendedIn(stage.folder) });
  const controls = attacks.filter(({ control }) => control);
  const missed: string[] = [];
  for (const attack of controls) {
    const target = await targetIn(believing);
    await attack.run(target);
    const worked = await until('a re-send', stateNow, isResent, 3000).then(Boolean, () => false);
    if (!worked) missed.push(attack.name);
    await rejectAgain();
    await target.page.close();
  }
  await believing.close();
  tellSize(`S5: ${controls.length} of these attacks without the defence, ${controls.length - missed.length} re-sends`);
  expect(missed).toEqual([]);
});

test('every honest press re-sends, and none is asked for twice', async () => {
  const failed: string[] = [];
  for (const [how, press, zoom = 1] of honestPresses) {
    const page = await browser.context.newPage();
    await page.goto(pageUrl());
    if (zoom !== 1) await zoomTo(page, zoom);
    try {
      const said = await pressHonestly(page, await panelIn(page), press);
      if (said) failed.push(`${how}: ${said}`);
      else await until('the re-send', stateNow, isResent, 5000);
    } catch (error) {
      failed.push(`${how}: ${error instanceof Error ? error.message : error}`);
    }
    await rejectAgain();
    if (zoom !== 1) await zoomTo(page, 1);
    await page.close();
  }
  const worked = honestPresses.length - failed.length;
  tellSize(`S5: ${worked} of ${honestPresses.length} honest presses re-send`);
  expect(failed).toEqual([]);
  expect(honestPresses.length).toBeGreaterThanOrEqual(20);
});

test('a press too early to be meant is asked for once more, and then counts', async () => {
  const page = await browser.context.newPage();
  await page.goto(pageUrl());
  const panel = await panelIn(page);
  expect(await pressHonestly(page, panel, hasty)).toMatch(/^Once more, please/);
  expect(await stateNow()).toBe('rejected');
  await page.waitForTimeout(600);
  await hasty(page, panel);
  await until('the re-send', stateNow, isResent);
  await page.close();
});

test('where the browser cannot tell what is seen, a re-send is confirmed in the popup, which takes no hasty press', async () => {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    if (location.protocol === 'chrome-extension:')
      Reflect.deleteProperty(IntersectionObserverEntry.prototype, 'isVisible');
  });
  await page.goto(pageUrl());
  const panel = await panelIn(page);
  await panel.getByRole('button', { name: 'Re-send to ERP' }).click();
  await panel.getByText('please confirm in Rebound').waitFor();
  const worker = await browser.worker();
  await until(
    'the popup opened by itself',
    () =>
      worker.evaluate<number>("chrome.runtime.getContexts({ contextTypes: ['POPUP'] }).then(({ length }) => length)"),
    (popups) => popups === 1,
  );
  expect(await stateNow()).toBe('rejected');

  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  const question = popup.getByRole('region', { name: 'Pressed on a page' });
  const { x, y } = (await question.locator('button').first().boundingBox()) ?? { x: 0, y: 0 };
  await popup.mouse.click(x + 20, y + 10);
  await question.getByText('Once more, please.').waitFor();
  expect(await stateNow()).toBe('rejected');
  await popup.waitForTimeout(600);
  await question.getByRole('button', { name: 'Re-send to ERP' }).click();
  await until('the re-send', stateNow, isResent);
  await question.waitFor({ state: 'detached' });
  await panel.getByText('Waiting for accounting').waitFor();
  await popup.close();
  await page.close();
});

const pageUrl = () => commitmentPage(stage.world, commitmentId, 'purchase_order');

async function targetIn({ context }: LaunchedBrowser): Promise<Target> {
  const page = await context.newPage();
  await page.goto(hostile.pageOf(commitmentId));
  const panel = await panelIn(page);
  const button = panel.getByRole('button', { name: 'Re-send to ERP' });
  await button.waitFor();
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is nowhere.');
  return { page, panel, button: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
}

/** The browser's own zoom, as by Ctrl and plus. */
async function zoomTo(page: Page, zoom: number): Promise<void> {
  const worker = await browser.worker();
  const tab = `tabs.find(({ url }) => url === '${page.url()}').id`;
  await worker.evaluate(`chrome.tabs.query({}).then((tabs) => chrome.tabs.setZoom(${tab}, ${zoom}))`);
}

async function stateNow(): Promise<string> {
  return (await asPerson(stage.world, 'priya').view(commitmentId)).commitment.erpState;
}

async function rejectAgain(): Promise<void> {
  if (!isResent(await stateNow())) return;
  await asPerson(stage.world, 'alex').command(commitmentId, 'reject', { comment: 'Once more.' });
}
