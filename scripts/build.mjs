import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fingerprintOf } from './fingerprint.mjs';
import { fromRoot } from './root.mjs';
import { wxt } from './wxt.mjs';

const output = fromRoot('extension/.output');
const inputs = [
  ...['extension', 'shared', 'scripts', 'api/package.json', 'tests/package.json', 'package.json', 'tsconfig.json'],
  ...['SOURCES.md', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
];

/** `wxt zip` leaves the unpacked build beside the archive. */
export const targets = {
  chrome: { folder: 'chrome-mv3', wxt: ['zip', '-b', 'chrome', '--mv3'] },
  firefox: { folder: 'firefox-mv3', wxt: ['zip', '-b', 'firefox', '--mv3'] },
  sandbox: { folder: 'chrome-mv3-sandbox', wxt: ['build', '-b', 'chrome', '--mv3', '--mode', 'sandbox'] },
  'firefox-sandbox': { folder: 'firefox-mv3-sandbox', wxt: ['build', '-b', 'firefox', '--mv3', '--mode', 'sandbox'] },
};

/** Builds the extension for `names`, leaving alone what is up to date. Whether all of it stands. */
export async function build(names = Object.keys(targets), { force = false } = {}) {
  const wanted = fingerprintOf(inputs);
  for (const name of names) {
    const { folder, wxt: args } = targets[name];
    const marker = `${output}/.built/${name}`;
    const standing = existsSync(`${output}/${folder}/manifest.json`) && existsSync(marker);
    if (!force && standing && readFileSync(marker, 'utf8') === wanted) continue;

    rmSync(marker, { force: true });
    if (!(await wxt(`Building the extension (${name})`, ...args))) return false;
    mkdirSync(`${output}/.built`, { recursive: true });
    writeFileSync(marker, wanted);
  }
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  const names = words.filter((word) => word !== '--force');
  const unknown = names.filter((name) => !Object.hasOwn(targets, name));
  if (unknown.length) {
    console.error(`No build is called ${unknown.join(', ')}: there are ${Object.keys(targets).join(', ')}.`);
    process.exit(2);
  }
  const wanted = names.length ? names : Object.keys(targets);
  const ok = await build(wanted, { force: words.includes('--force') });
  if (ok) for (const name of wanted) console.log(`extension/.output/${targets[name].folder}`);
  process.exit(ok ? 0 : 1);
}
