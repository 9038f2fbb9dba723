import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Build, filesOf, gzipBytes, scriptsOf, textOf } from './built';
import { root } from './source-file';

const kilobyte = 1000;
const loaderBudget = 5 * kilobyte;
/** What the Procore loader has brought in where it is needed. */
const broughtBudget = 5.5 * kilobyte;
const brought = ['procore-lists.js', 'procore-press.js', 'procore-reader.js'];
const panelBudget = 48 * kilobyte;

/** Strings that survive minifying. */
const marks = { preact: '__k', query: 'fetchStatus', zod: '~standard' } as const;

const builds: Build[] = ['chrome-mv3', 'firefox-mv3', 'chrome-mv3-sandbox'];
/** One for each webmail, and one for all of Procore's pages. */
const names = readdirSync(join(root, 'extension/src/pages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('procore-'))
  .map(({ name }) => name);
const wanted = [...names, 'procore'].sort().map((name) => `content-scripts/${name}.js`);
const loadersOf = (build: Build) => filesOf(build).filter((file) => /^content-scripts\/.+\.js$/.test(file));

describe.each(builds)('%s', (build) => {
  const loaders = loadersOf(build).map((file) => ({ file, bytes: gzipBytes(build, [file]) }));
  const panel = gzipBytes(build, scriptsOf(build, 'panel.html'));

  test('has its loaders', () => {
    expect(loaders.map(({ file }) => file)).toEqual(wanted);
  });

  test('each loader is at most 5 kB gzip, the panel 48 kB with all its scripts', () => {
    const sizes = loaders.map(({ file, bytes }) => `${file} ${bytes} of ${loaderBudget}`);
    console.log(`${build}, bytes gzip: ${sizes.join(', ')}, panel.html ${panel} of ${panelBudget}`);
    for (const { file, bytes } of loaders) expect(bytes, file).toBeLessThanOrEqual(loaderBudget);
    expect(panel).toBeGreaterThan(kilobyte);
    expect(panel).toBeLessThanOrEqual(panelBudget);
  });

  test("what the Procore loader has brought in is at most 5.5 kB gzip each, and Procore's other pages have none of it", () => {
    const sizes = brought.map((file) => ({ file, bytes: gzipBytes(build, [file]) }));
    console.log(`${build}, bytes gzip: ${sizes.map(({ file, bytes }) => `${file} ${bytes}`).join(', ')}`);
    for (const { file, bytes } of sizes) expect(bytes, file).toBeLessThanOrEqual(broughtBudget);
    expect(textOf(build, 'content-scripts/procore.js')).not.toMatch(/rebound-chip|resend_to_erp|columnheader/);
  });

  test('no loader holds a framework, no page holds zod', () => {
    const pages = ['panel.html', 'popup.html', 'options.html'].flatMap((page) => scriptsOf(build, page));
    for (const file of [...loaders.map(({ file }) => file), ...brought]) {
      for (const mark of Object.values(marks)) expect(textOf(build, file), file).not.toContain(mark);
    }
    for (const file of pages) expect(textOf(build, file), file).not.toContain(marks.zod);
  });
});

test('the marks are there where the frameworks are: else their absence would prove nothing', () => {
  const panel = scriptsOf('chrome-mv3', 'panel.html')
    .map((file) => textOf('chrome-mv3', file))
    .join('\n');
  expect(panel).toContain(marks.preact);
  expect(panel).toContain(marks.query);
  const zod = createRequire(join(root, 'shared/package.json')).resolve('zod/v4/core');
  expect(readFileSync(join(zod, '../schemas.js'), 'utf8')).toContain(marks.zod);
});
