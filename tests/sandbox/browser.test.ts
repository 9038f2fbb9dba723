import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from './browser';

const room = mkdtempSync(join(tmpdir(), 'rebound-browser-'));
const extensionDir = join(room, 'extension');
let browser: LaunchedBrowser;

beforeAll(async () => {
  mkdirSync(extensionDir);
  const manifest = {
    manifest_version: 3,
    name: 'Greeting',
    version: '1',
    background: { service_worker: 'worker.js' },
    permissions: ['storage'],
  };
  writeFileSync(join(extensionDir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(extensionDir, 'worker.js'), 'self.greeting = "hello";');
  writeFileSync(join(extensionDir, 'page.html'), '<!doctype html><title>Greeting</title><h1>Hello</h1>');
  browser = await launchBrowser({ extensionDir, headless: true, profileDir: join(room, 'a'), colorScheme: 'dark' });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(room, { recursive: true, force: true });
});

test('an unpacked extension runs in the browser: its worker and its pages', async () => {
  const worker = await browser.worker();
  expect(await worker.evaluate('self.greeting')).toBe('hello');

  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/page.html`);
  expect(await page.title()).toBe('Greeting');
  expect(await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(true);
});

test('a folder without a manifest is refused, and no browser is left', async () => {
  const empty = join(room, 'empty');
  mkdirSync(empty);
  await expect(launchBrowser({ extensionDir: empty, headless: true, profileDir: join(room, 'b') })).rejects.toThrow(
    /manifest/i,
  );
}, 60_000);
