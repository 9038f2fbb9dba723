import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../sandbox/browser';
import { asPerson } from './as-person';
import { badgeOf } from './badge';
import { panelIn, panelsIn } from './panel';
import { pressResend } from './press-resend';
import { actAs, commitmentPage, commitmentsPage, rejectOnErpPage } from './sandbox-pages';
import { type Stage, setStage } from './stage';
import { until } from './until';

let stage: Stage;
let browser: LaunchedBrowser;
beforeAll(async () => {
  stage = await setStage();
  browser = await stage.enter('priya');
});
afterAll(() => stage?.strike());

test('an approver rejects a second time and both rounds show', async () => {
  const page = await browser.context.newPage();
  await page.goto(commitmentPage(stage.world, '700102', 'purchase_order'));
  await pressResend(await panelIn(page));
  await (await panelIn(page)).getByText('Waiting for accounting').waitFor();

  await actAs(page, stage.world, 'ines');
  await rejectOnErpPage(page, stage.world, 'PO-0087', 'Freight is still inside line 1.');
  await actAs(page, stage.world, 'priya');
  await page.goto(commitmentPage(stage.world, '700102', 'purchase_order'));
  const panel = await panelIn(page);
  await panel.getByText('Freight is still inside line 1.').waitFor();
  await panel.getByText('PO-0087 · round 2').waitFor();
  await panel.getByText('Earlier round (1)').click();
  await panel.getByText('Please split freight into its own line.').waitFor();
  await page.close();
});

test('a rejected row of the list has a chip that opens its panel, and Escape closes it', async () => {
  const page = await browser.context.newPage();
  await page.goto(commitmentsPage(stage.world));
  const chips = () => page.locator('rebound-chip').count();
  await until('a chip for each rejected row in sight', chips, (count) => count >= 3);
  expect(await page.locator('body').textContent()).not.toContain('Line 3 is booked');
  expect(panelsIn(page)).toEqual([]);
  await page.locator('[row-id="700101"] rebound-chip').click();
  await (await panelIn(page)).getByText('Rejected by accounting').waitFor();
  await page.keyboard.press('Escape');
  await until(
    'the panel gone',
    async () => panelsIn(page).length,
    (count) => count === 0,
  );
  await page.close();
});

test('a subcontract is voided and the count goes down', async () => {
  const before = await until(
    'a count',
    () => badgeOf(browser),
    (text) => /^\d+$/.test(text),
  );
  const page = await browser.context.newPage();
  await page.goto(commitmentPage(stage.world, '700103'));
  const panel = await panelIn(page);
  await panel.getByRole('button', { name: 'More' }).click();
  await panel.getByRole('button', { name: 'Void SC-1029' }).click();
  await panel.getByText('Void', { exact: true }).waitFor();
  await until(
    'one less',
    () => badgeOf(browser),
    (text) => text === String(Number(before) - 1),
  );
  const { commitment, rejections } = await asPerson(stage.world, 'priya').view('700103');
  expect(commitment).toMatchObject({ status: 'Void', erpState: 'closed' });
  expect(rejections[0]?.outcome).toBe('voided');
});
