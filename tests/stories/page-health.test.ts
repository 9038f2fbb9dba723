import { afterAll, beforeAll, expect, test } from 'vitest';
import { panelIn, panelsIn } from './panel';
import { rebound } from './rebound-command';
import { commitmentPage, commitmentsPage } from './sandbox-pages';
import { type Stage, setStage } from './stage';
import { until } from './until';

/** The API looks at the pauses every 2 s; what the machine is busy with comes on top. */
const pushMs = 6000;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.strike());

test('a page changes: the operator sees it, pauses the adapter for everybody, and resumes it', async () => {
  const { world } = stage;
  const browser = await stage.enter('priya');
  const broken = await browser.context.newPage();
  // As if the host had renamed what its parts are found by.
  await broken.route(/\.js(\?|$)/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('data-qa', 'data-part') });
  });
  await broken.goto(commitmentPage(world, '700101'));
  const page = await browser.context.newPage();
  const list = await browser.context.newPage();
  await list.goto(commitmentsPage(world));
  const chips = () => list.locator('rebound-chip').count();
  await until('the chips', chips, (count) => count > 0);
  await page.goto(commitmentPage(world, '700101'));
  await (await panelIn(page)).getByText('Rejected by accounting').waitFor();
  await broken.bringToFront();
  const seen = await until(
    'the miss',
    () => rebound(world, 'page-health'),
    (said) => said.includes('not read by'),
  );
  expect(seen).toMatch(/^procore-commitment {2}not read by [\d.]+ in chrome\n {2}found: .*\btitle 0\b/);
  expect(seen).toMatch(/\n {2}people 1, companies 1, times 1, first \S+, last \S+$/);
  expect(seen).not.toMatch(/700101|SC-1042|127\.0\.0\.1|priya/i);
  expect(panelsIn(broken)).toEqual([]);
  await page.bringToFront();

  const reason = 'Procore moved the header; the next release reads it.';
  const both = (...words: string[]) =>
    Promise.all(
      ['procore-commitment', 'procore-commitments'].map((one) =>
        rebound(world, 'page-health', words[0] ?? '', one, ...words.slice(1)),
      ),
    );
  await both('pause', '--reason', reason);
  const panel = await panelIn(page);
  await panel.getByText('Reading of this page is paused').waitFor({ timeout: pushMs });
  await panel.getByText(reason).waitFor();
  expect(await panel.locator('button').count()).toBe(0);
  expect(await panel.getByRole('link', { name: 'Open in Procore' }).getAttribute('href')).toBe(
    commitmentPage(world, '700101'),
  );
  await list.bringToFront();
  await until('no chip', chips, (count) => count === 0, pushMs);
  await list.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await list.getByText(/^Procore commitment: paused by Rebound's operator since today/).waitFor();
  await list.goto(commitmentsPage(world));

  await both('resume');
  await until('the chips again', chips, (count) => count > 0, pushMs);
  await page.bringToFront();
  await panel.getByRole('button', { name: 'Re-send to ERP' }).waitFor({ timeout: pushMs });
});
