import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../sandbox/browser';
import { launchWatched } from './on-screen';
import { panelIn, panelsIn } from './panel';
import { commitmentPage, commitmentsPage } from './sandbox-pages';
import { extensionDir, type Stage, setStage } from './stage';
import { until } from './until';

const steel = '700101';

let stage: Stage;
let browser: LaunchedBrowser;
let installed: string;
beforeAll(async () => {
  stage = await setStage();
  installed = join(stage.folder, 'installed');
  await cp(extensionDir, installed, { recursive: true });
  browser = await stage.enter('priya', { extensionDir: installed });
});
afterAll(() => stage?.strike());

const reason = (page: Page) => panelIn(page).then((panel) => panel.getByText('Rejected by accounting').waitFor());
const untilNoPanel = (page: Page) =>
  until(
    'the page without a panel',
    async () => panelsIn(page).length,
    (panels) => panels === 0,
  );

test('a site is switched off in the popup and on again, in the tabs that are open and in new ones', async () => {
  const page = await browser.context.newPage();
  await page.goto(commitmentPage(stage.world, steel));
  await reason(page);
  const before = await topOfForm(page);
  const popup = await popupOver(page);
  const on = popup.getByRole('switch', { name: 'Show Rebound on 127.0.0.1' });
  expect(await on.getAttribute('aria-checked')).toBe('true');

  await on.click();
  await untilNoPanel(page);
  const gone = await topOfForm(page);
  expect(gone).toBeLessThan(before - 100);
  await page.reload();
  await page.getByText('Change History').waitFor();
  expect(await topOfForm(page)).toBe(gone);
  await popup.getByText('Off on 127.0.0.1').waitFor();
  const list = await browser.context.newPage();
  await list.goto(commitmentsPage(stage.world));
  await list.getByText('SC-1042').first().waitFor();
  expect([panelsIn(page).length, await list.locator('rebound-chip').count()]).toEqual([0, 0]);

  await on.click();
  await Promise.all([reason(page), list.locator('rebound-chip').first().waitFor()]);
  for (const one of [page, popup, list]) await one.close();
});

test('after an update the open tabs go on by themselves, with one panel and no error', async () => {
  const page = await browser.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(commitmentPage(stage.world, steel));
  await reason(page);
  const [was] = panelsIn(page);

  await update('0.1.1');
  await until('a new panel', async () => panelsIn(page).length === 1 && panelsIn(page)[0] !== was, Boolean);
  await reason(page);
  expect(panelsIn(page)).toHaveLength(1);
  expect(errors).toEqual([]);
  await page.close();
});

test('after a restart of the browser a mail has its panel, one is still signed in, and what is off stays off', async () => {
  const { world, folder } = stage;
  const off = await popupOver(await opened(commitmentPage(world, steel)));
  await off.getByRole('switch', { name: 'Show Rebound on 127.0.0.1' }).click();
  await off.getByText('Off on 127.0.0.1').waitFor();
  await browser.close();
  browser = await launchWatched({ extensionDir: installed, headless: true, profileDir: join(folder, 'priya-0') });

  const mail = await world.mailbox.waitForMail({ to: 'priya@northgate.example', subject: /Rejection/ });
  const page = await opened(world.mailbox.pageOf(mail));
  const popup = await popupOver(page);
  await popup.getByText(/\d to fix/).waitFor();
  expect(panelsIn(page)).toEqual([]);
  await popup.getByRole('switch', { name: 'Show Rebound on 127.0.0.1' }).click();
  await panelIn(page);
  await page.reload();
  await panelIn(page);
});

async function opened(url: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(url);
  return page;
}

/** The popup's page, opened while one looks at `page`. */
async function popupOver(page: Page): Promise<Page> {
  const popup = await browser.context.newPage();
  await page.bringToFront();
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  return popup;
}

async function topOfForm(page: Page): Promise<number> {
  const box = await page.getByRole('heading', { name: 'General Information' }).boundingBox();
  return box?.y ?? 0;
}

/** A newer version is put in the place of the one that runs, as the browser does by itself. */
async function update(version: string): Promise<void> {
  const path = join(installed, 'manifest.json');
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), version }));
  await browser.update(installed);
}
