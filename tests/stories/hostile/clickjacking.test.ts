import { tellSize } from '@rebound/shared/testing/tell-size';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { panelIn } from '../panel';
import { type Stage, setStage } from '../stage';
import { until } from '../until';
import { attacks, type Target } from './attacks';
import { type Bait, baitIn, openAnew } from './bait';
import { type HostilePage, startHostilePage } from './hostile-page';
import { undefendedIn } from './undefended';

let stage: Stage;
let hostile: HostilePage;
let browser: LaunchedBrowser;
let bait: Bait;
beforeAll(async () => {
  stage = await setStage();
  hostile = await startHostilePage();
  browser = await stage.enter('priya');
  bait = baitIn(stage.world);
});
afterAll(async () => {
  await hostile?.stop();
  await stage?.strike();
});
beforeEach(() => bait.rejectAgain());

test('no page makes a person re-send by a press that means something else', async () => {
  const done: string[] = [];
  const page = await browser.context.newPage();
  for (const attack of attacks) {
    await attack.run(await targetIn(page));
    await page.waitForTimeout(400);
    if (await bait.isResent()) done.push(attack.name);
    await bait.rejectAgain();
  }
  await page.close();
  tellSize(`S5: ${attacks.length} attacks by clickjacking, ${done.length} re-sends`);
  expect(attacks.length).toBeGreaterThanOrEqual(8);
  expect(done).toEqual([]);
});

/** Of the attacks, one in so many is shown to work; in the long run, each. */
const everyNth = process.env.REBOUND_LONG ? 1 : 2;

test('the same attacks re-send where every press is believed: else they would prove nothing', async () => {
  const believing = await stage.enter('priya', { extensionDir: await undefendedIn(stage.folder) });
  const controls = attacks.filter(({ control }) => control).filter((_, index) => index % everyNth === 0);
  const missed: string[] = [];
  const page = await believing.context.newPage();
  for (const attack of controls) {
    await attack.run(await targetIn(page));
    const worked = await until('a re-send', bait.isResent, Boolean, 3000).then(Boolean, () => false);
    if (!worked) missed.push(attack.name);
    await bait.rejectAgain();
  }
  await believing.close();
  tellSize(`S5: ${controls.length} of these attacks without the defence, ${controls.length - missed.length} re-sends`);
  expect(missed).toEqual([]);
});

async function targetIn(page: Page): Promise<Target> {
  await openAnew(page, hostile.pageOf(bait.id));
  const panel = await panelIn(page);
  const button = panel.getByRole('button', { name: 'Re-send to ERP' });
  await button.waitFor();
  const box = await button.boundingBox();
  if (!box) throw new Error('The button is nowhere.');
  return { page, panel, button: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
}
