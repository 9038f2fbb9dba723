import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedBrowser } from '../sandbox/browser';
import { launchWatched } from './on-screen';
import { extensionDir, type Stage, setStage } from './stage';
import { walkThrough } from './walkthrough';

let stage: Stage;
let browser: LaunchedBrowser;
beforeAll(async () => {
  stage = await setStage();
  browser = await launchWatched({ extensionDir, headless: true, profileDir: join(stage.folder, 'profile') });
});
afterAll(async () => {
  await browser?.close();
  await stage?.strike();
});

test('a rejection is mailed, understood, mended, re-sent in one click and accepted', async () => {
  const pictures = await mkdtemp(join(tmpdir(), 'rebound-walkthrough-'));
  const seen: string[] = [];
  await walkThrough({ world: stage.world, browser, pictures, tell: (line) => seen.push(line) });
  expect(seen.length).toBeGreaterThanOrEqual(12);
});
