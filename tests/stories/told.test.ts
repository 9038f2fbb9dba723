import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDb } from '@rebound/api/db/open';
import type { Worker } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from './as-person';
import { openTab } from './open-tab';
import { panelIn } from './panel';
import { commitmentsPage } from './sandbox-pages';
import { extensionDir, type Stage, setStage } from './stage';
import { until } from './until';

const curtainWall = '700104';
const panelboards = '700202';
const millStreet = { companyId: '4100', projectId: '25003' };
const inTimeMs = 2000;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.strike());

test('a rejection is on the badge and on the desktop in two seconds, with no page of Rebound open', async () => {
  const installed = join(stage.folder, 'allowed');
  await cp(extensionDir, installed, { recursive: true });
  await edit(join(installed, 'manifest.json'), (manifest) => manifest.permissions.push('notifications'));
  const browser = await stage.enter('priya', { extensionDir: installed });
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await options.getByRole('switch', { name: /^Tell me on the desktop/ }).click();
  await options.getByRole('switch', { name: /^Tell me on the desktop/, checked: true }).waitFor();
  await options.close();
  const worker = await browser.worker();
  const toFix = Number(await badge(worker));

  await asPerson(stage.world, 'alex').command(curtainWall, 'reject', { comment: 'Retainage is 10 % in the contract.' });
  await until(
    'the badge',
    () => badge(worker),
    (text) => text === String(toFix + 1),
    inTimeMs,
  );
  await until(
    'the note',
    () => notes(worker),
    (ids) => ids.length === 1,
    inTimeMs,
  );

  const arrives = browser.context.waitForEvent('page');
  await worker.evaluate("chrome.notifications.onClicked.dispatch('rejections')");
  const page = await arrives;
  await page.waitForURL(new RegExp(`/${curtainWall}$`));
  expect(await notes(worker)).toEqual([]);
});

test('whoever rejected sees that the mail came back, who else can be told, and so does the Change History', async () => {
  await mailStops('marcus');
  const browser = await stage.enter('alex');
  const page = await browser.context.newPage();
  await page.goto(`${commitmentsPage(stage.world, millStreet)}/purchase_order_contracts/${panelboards}`);
  const panel = await panelIn(page);
  await asPerson(stage.world, 'alex').command(panelboards, 'reject', { comment: 'The vendor is inactive.' });
  const note = panel.getByRole('note');
  await note.getByText('Marcus Lee was not reached by mail and may not know of this rejection.').waitFor();
  const others = note.getByText('Others who can re-send it: Priya Shah').getByRole('link');
  expect(await others.getAttribute('href')).toContain('mailto:priya%40northgate.example');
  await openTab(page, 'Change History');
  await page.getByRole('row').filter({ hasText: 'Rejection to Marcus Lee: came back' }).waitFor();
  await browser.close();
});

/** The Resend stand-in lets what goes to that domain bounce, and says so by its webhook. */
async function mailStops(id: string): Promise<void> {
  const db = await openDb({ url: `file:${join(stage.world.folder, 'rebound.db')}` });
  await db.write((tx) => tx.run(`UPDATE person SET email = '${id}@bounce.test' WHERE id = '${id}'`));
  db.close();
}

const badge = (worker: Worker) => worker.evaluate<string>('chrome.action.getBadgeText({})');
const notes = (worker: Worker) =>
  worker.evaluate<string[]>('new Promise((tell) => chrome.notifications.getAll((all) => tell(Object.keys(all))))');

async function edit(path: string, change: (manifest: { permissions: string[] }) => void): Promise<void> {
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  change(manifest);
  await writeFile(path, JSON.stringify(manifest));
}
