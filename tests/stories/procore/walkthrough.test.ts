import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from '../../sandbox/browser';
import { readCatalogue } from '../../sandbox/procore/catalogue/catalogue-file';
import { requestFaults } from '../../sandbox/procore/catalogue/request-faults';
import { extensionDir } from '../stage';
import { setProcoreStage } from './procore-stage';
import { walkThroughProcore } from './walkthrough';

let stage: Awaited<ReturnType<typeof setProcoreStage>>;
let browser: LaunchedBrowser;
beforeAll(async () => {
  [stage, browser] = await Promise.all([
    setProcoreStage(),
    mkdtemp(join(tmpdir(), 'rebound-profile-')).then((profileDir) =>
      launchBrowser({ extensionDir, headless: true, profileDir }),
    ),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.strike();
});

test('in Procore: signed in there, rejected, read from Change History, mended, and re-sent by its own button', async () => {
  const pictures = await mkdtemp(join(tmpdir(), 'rebound-walkthrough-'));
  const seen: string[] = [];
  await walkThroughProcore({ world: stage.world, browser, pictures, tell: (line) => seen.push(line) });
  expect(seen.length).toBeGreaterThanOrEqual(9);

  const catalogue = readCatalogue();
  const asked = stage.world.procore.log.filter(({ path }) => path.startsWith('/rest/'));
  expect([...new Set(asked.flatMap((one) => (catalogue ? requestFaults(catalogue, one) : [])))]).toEqual([]);
});
