import { afterAll, beforeAll, test } from 'vitest';
import type { LaunchedBrowser } from '../sandbox/browser';
import { expectOneResend } from './happened-once';
import { killWorker } from './kill-worker';
import { panelIn } from './panel';
import { pressResend } from './press-resend';
import { commitmentPage, commitmentsPage } from './sandbox-pages';
import { type Stage, setStage } from './stage';

let stage: Stage;
let priya: LaunchedBrowser;
beforeAll(async () => {
  stage = await setStage();
  priya = await stage.enter('priya');
});
afterAll(() => stage?.strike());

const panelOf = async (browser: LaunchedBrowser, url: string) => {
  const page = await browser.context.newPage();
  await page.goto(url);
  const panel = await panelIn(page);
  await panel.getByRole('button', { name: 'Re-send to ERP' }).waitFor();
  return panel;
};

test('two browsers click at once and one re-send happens', async () => {
  const roofing = `${commitmentsPage(stage.world, { companyId: '4100', projectId: '25003' })}/work_order_contracts/700201`;
  const marcus = await stage.enter('marcus');
  const panels = [await panelOf(priya, roofing), await panelOf(marcus, roofing)];
  await Promise.all(panels.map(pressResend));
  for (const panel of panels) await panel.getByText('Waiting for accounting').waitFor();
  await expectOneResend(stage.world, '700201', 'SC-0007', 1);
  await marcus.close();
});

test('the worker is killed between click and answer and one re-send happens', async () => {
  const panel = await panelOf(priya, commitmentPage(stage.world, '700112', 'purchase_order'));
  stage.world.api.pause();
  await pressResend(panel);
  await panel.getByRole('button', { name: 'Re-sending…' }).waitFor();
  await killWorker(priya);
  stage.world.api.resume();
  await panel.getByText('Waiting for accounting').waitFor({ timeout: 90_000 });
  await expectOneResend(stage.world, '700112', 'PO-0098', 1);
});

test('the API is down, the click is kept and sent when it is back', async () => {
  const panel = await panelOf(priya, commitmentPage(stage.world, '700102', 'purchase_order'));
  await stage.world.api.stop();
  await pressResend(panel);
  await panel.getByText('Kept. It is sent as soon as Rebound can be reached.').waitFor();
  await stage.world.api.start();
  await panel.getByText('Waiting for accounting').waitFor({ timeout: 120_000 });
  await expectOneResend(stage.world, '700102', 'PO-0087', 1);
});
