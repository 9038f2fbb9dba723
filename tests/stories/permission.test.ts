import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from './as-person';
import { panelIn } from './panel';
import { commitmentPage } from './sandbox-pages';
import { type Stage, setStage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.strike());

test('a person with Standard permission sees why she may not re-send, and who may', async () => {
  const browser = await stage.enter('dana');
  const page = await browser.context.newPage();
  await page.goto(commitmentPage(stage.world, '700101'));
  const panel = await panelIn(page);
  const button = panel.getByRole('button', { name: 'Re-send to ERP' });
  await button.waitFor();
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await panel.getByText('Needs Admin on Commitments.').waitFor();
  const ask = panel.getByRole('link', { name: 'Priya Shah' });
  expect(decodeURIComponent((await ask.getAttribute('href')) ?? '')).toContain('mailto:priya@northgate.example?');
  await button.click({ force: true });
  await page.waitForTimeout(1000);
  expect((await asPerson(stage.world, 'priya').view('700101')).commitment).toMatchObject({ erpState: 'rejected' });
});
