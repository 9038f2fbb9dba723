import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { readCatalogue } from '../../sandbox/procore/catalogue/catalogue-file';
import { requestFaults } from '../../sandbox/procore/catalogue/request-faults';
import { badgeOf } from '../badge';
import { launchWatched } from '../on-screen';
import { extensionDir } from '../stage';
import { until } from '../until';
import { setProcoreStage } from './procore-stage';
import { walkThroughProcore } from './walkthrough';

let stage: Awaited<ReturnType<typeof setProcoreStage>>;
let browser: LaunchedBrowser;
beforeAll(async () => {
  [stage, browser] = await Promise.all([
    setProcoreStage(),
    mkdtemp(join(tmpdir(), 'rebound-profile-')).then((profileDir) =>
      launchWatched({ extensionDir, headless: true, profileDir }),
    ),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.strike();
});

test('in Procore: signed in there, rejected, read from Change History, mended, re-sent by its own button; another by forwarded mail', async () => {
  const pictures = await mkdtemp(join(tmpdir(), 'rebound-walkthrough-'));
  const seen: string[] = [];
  await walkThroughProcore({ world: stage.world, browser, pictures, tell: (line) => seen.push(line) });
  expect(seen.length).toBeGreaterThanOrEqual(9);

  await tellOfForwarded('700102', 'PO-0087');

  const catalogue = readCatalogue();
  const asked = stage.world.procore.log.filter(({ path }) => path.startsWith('/rest/'));
  expect([...new Set(asked.flatMap((one) => (catalogue ? requestFaults(catalogue, one) : [])))]).toEqual([]);
});

/** Forwards Procore's notification about a commitment that nobody has opened in Rebound: the badge and the list have it. */
async function tellOfForwarded(commitment: string, number: string): Promise<void> {
  const { pages } = stage.world;
  const before = Number(await badgeOf(browser));
  const answer = await fetch(`${pages.url}/sandbox/forwarded-notification`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ commitment, comment: 'Split the freight.' }) },
    headers: { cookie: 'sandbox_person=priya', origin: pages.url },
  });
  expect(answer.status).toBe(303);
  await until(
    'one more on the badge',
    () => badgeOf(browser),
    (text) => text === String(before + 1),
  );
  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await popup.getByText(number).waitFor();
  await popup.getByText('Split the freight.').waitFor();
  await popup.close();
}
