import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type Build, filesOf, read, textOf } from './built';
import { root } from './source-file';

const run = promisify(execFile);
const linter = dirname(createRequire(import.meta.url).resolve('addons-linter/package.json'));

interface Finding {
  code: string;
  message: string;
  file?: string;
}

test("Mozilla's linter, which is what `web-ext lint` runs, finds nothing in the zip for Firefox", async () => {
  const args = [join(linter, 'bin/addons-linter'), '--output', 'json', zipOf('firefox-mv3')];
  const { stdout } = await run(process.execPath, args).catch((failed: { stdout: string }) => failed);
  const { errors, warnings, notices }: Record<string, Finding[]> = JSON.parse(stdout);
  expect({ errors, warnings, notices }).toEqual({ errors: [], warnings: [], notices: [] });
}, 60_000);

describe.each<Build>(['chrome-mv3', 'firefox-mv3'])('the zip of %s', (build) => {
  test('holds the build and nothing else', () => {
    const zipped = unzipSync(readFileSync(zipOf(build)));
    expect(Object.keys(zipped).sort()).toEqual(filesOf(build));
    for (const [file, content] of Object.entries(zipped)) expect(read(build, file).equals(content), file).toBe(true);
  });

  test('has what a store page needs: a version, icons, a name of at most 75 and a description of at most 132', () => {
    const { version, icons, default_locale } = manifestOf(build);
    const words = JSON.parse(textOf(build, `_locales/${default_locale}/messages.json`));
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const size of [16, 32, 48, 128]) expect(filesOf(build)).toContain(icons[size]);
    expect(words.extension_name.message.length).toBeLessThanOrEqual(75);
    expect(words.extension_description.message.length).toBeLessThanOrEqual(132);
  });
});

/** https://learn.microsoft.com/microsoft-edge/extensions/developer-guide/port-chrome-extension */
test('Edge takes the zip for Chrome as it is', () => {
  const manifest = manifestOf('chrome-mv3');
  // Where updates come from is the store's to say, and each store has its own.
  for (const key of ['update_url', 'key', 'browser_specific_settings', 'oauth2'])
    expect(manifest).not.toHaveProperty(key);
  // Edge has the version numbers of Chromium, so one number holds for both.
  expect(Number(manifest.minimum_chrome_version)).toBeLessThanOrEqual(123);
  expect(manifest.permissions.filter((name: string) => !edgeKnows.has(name))).toEqual([]);
  const code = filesOf('chrome-mv3')
    .filter((file) => file.endsWith('.js'))
    .map((file) => textOf('chrome-mv3', file))
    .join('\n');
  expect(code).not.toMatch(/chrome:\/\/|chrome-extension:\/\/|chromewebstore\.google\.com/);
  expect(code).not.toMatch(/\b(?:chrome|browser)\.(?:gcm|instanceID|identity|ttsEngine|wallpaper|enterprise)\b/);
});

/** Of https://learn.microsoft.com/microsoft-edge/extensions/developer-guide/api-support, those that we may come to use. */
const edgeKnows = new Set(['storage', 'alarms', 'scripting', 'activeTab', 'sidePanel', 'offscreen', 'contextMenus']);

function manifestOf(build: Build) {
  return JSON.parse(textOf(build, 'manifest.json'));
}

function zipOf(build: Build): string {
  const [zip, ...more] = globSync(join(root, `extension/.output/rebound-*-${build}.zip`));
  if (!zip || more.length) throw new Error(`There is not one zip of ${build}.`);
  return zip;
}
