import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './source-file';

const run = promisify(execFile);
const elsewhere = mkdtempSync(join(tmpdir(), 'rebound-again-'));
const aside = new Set(['node_modules', '.output', '.wxt']);

beforeAll(() => {
  mkdirSync(join(elsewhere, 'extension'));
  cpSync(join(root, 'extension'), join(elsewhere, 'extension'), {
    recursive: true,
    filter: (path) => !aside.has(basename(path)),
  });
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(elsewhere, name));
  for (const name of ['node_modules', 'extension/node_modules', 'shared']) {
    symlinkSync(join(root, name), join(elsewhere, name), 'junction');
  }
});
afterAll(() => rmSync(elsewhere, { recursive: true }));

test.each(['chrome', 'firefox'])(
  'the zip for %s has the same hash when it is built again elsewhere',
  async (browser) => {
    const wxt = join(root, 'extension/node_modules/wxt/bin/wxt.mjs');
    await run(process.execPath, [wxt, 'zip', '-b', browser, '--mv3'], {
      cwd: join(elsewhere, 'extension'),
      // Another place on the earth and another language: neither may find its way in.
      env: { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8', NODE_ENV: 'production' },
    });
    const again = hashOfZip(elsewhere, browser);
    console.log(`rebound ${browser}, SHA-256 of the zip: ${again}`);
    expect(again, 'is the build up to date? `npm run build`').toBe(hashOfZip(root, browser));
  },
  60_000,
);

function hashOfZip(from: string, browser: string): string {
  const [zip, ...more] = globSync(join(from, `extension/.output/rebound-*-${browser}-mv3.zip`));
  if (!zip || more.length) throw new Error(`There is not one zip for ${browser} in ${from}.`);
  return createHash('sha256').update(readFileSync(zip)).digest('hex');
}
