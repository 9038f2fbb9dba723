import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { root } from './source-file';

const run = promisify(execFile);
const rooms: string[] = [];
// Another place on the earth and another language: neither may find its way in.
const env = { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8', NODE_ENV: 'production' };

afterAll(() => {
  for (const room of rooms) rmSync(room, { recursive: true });
});

test('what Mozilla gets as sources is the tree, and says how to build it', () => {
  const room = unpackedSources();
  const manifests = ['package.json', ...['api', 'extension', 'shared', 'tests'].map((part) => `${part}/package.json`)];
  for (const manifest of manifests) expect(existsSync(join(room, manifest)), manifest).toBe(true);
  for (const file of globSync('**/*.*', { cwd: room })) {
    expect(readFileSync(join(room, file)).equals(readFileSync(join(root, file))), file).toBe(true);
  }
  expect(readFileSync(join(room, 'SOURCES.md'), 'utf8')).toContain('npm run build -- firefox');
});

test.each(['chrome', 'firefox'])(
  'the zip for %s has the same hash when it is built elsewhere from the zipped sources',
  async (browser) => {
    const room = unpackedSources();
    await build(room, browser);
    for (const kind of browser === 'firefox' ? ['firefox-mv3', 'sources'] : ['chrome-mv3']) {
      const again = hashOf(zipOf(room, kind));
      console.log(`rebound ${kind}, SHA-256 of the zip: ${again}`);
      expect(again, 'is the build up to date? `npm run build`').toBe(hashOf(zipOf(root, kind)));
    }
  },
  600_000,
);

/** At full length by the command that SOURCES.md names, all packages fetched; else with those that are here. */
async function build(room: string, browser: string): Promise<void> {
  if (process.env.REBOUND_LONG) {
    await run('npm', ['run', 'build', '--', browser], { cwd: room, env, shell: process.platform === 'win32' });
    return;
  }
  for (const part of ['', 'extension', 'shared']) linkPackages(room, part);
  const wxt = join(root, 'extension/node_modules/wxt/bin/wxt.mjs');
  await run(process.execPath, [wxt, 'zip', '-b', browser, '--mv3'], { cwd: join(room, 'extension'), env });
}

/** The packages that are installed here, but for our own, which are the unpacked ones. */
function linkPackages(room: string, part: string): void {
  const [from, to] = [join(root, part, 'node_modules'), join(room, part, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name !== '@rebound') symlinkSync(join(from, name), join(to, name), 'junction');
  }
  if (part !== 'extension') return;
  mkdirSync(join(to, '@rebound'));
  symlinkSync(join(room, 'shared'), join(to, '@rebound/shared'), 'junction');
}

function unpackedSources(): string {
  const room = mkdtempSync(join(tmpdir(), 'rebound-again-'));
  rooms.push(room);
  for (const [path, content] of Object.entries(unzipSync(readFileSync(zipOf(root, 'sources'))))) {
    mkdirSync(join(room, dirname(path)), { recursive: true });
    writeFileSync(join(room, path), content);
  }
  return room;
}

function zipOf(from: string, kind: string): string {
  const [zip, ...more] = globSync(join(from, `extension/.output/rebound-*-${kind}.zip`));
  if (!zip || more.length) throw new Error(`There is not one zip called ${kind} in ${from}.`);
  return zip;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
