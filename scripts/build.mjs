import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { apiOutput, bundleApi } from './bundle-api.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { fromRoot } from './root.mjs';
import { wxt } from './wxt.mjs';

const output = fromRoot('extension/.output');
const common = ['shared', 'scripts', 'package.json', 'tsconfig.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];
const ofExtension = [...common, 'extension', 'api/package.json', 'tests/package.json', 'SOURCES.md'];
const ofApi = [...common, 'api'];

/** What is built, where it then stands, and how. `wxt zip` leaves the unpacked build beside the archive. */
export const targets = {
  chrome: extension('chrome', 'chrome-mv3', ['zip', '-b', 'chrome', '--mv3']),
  firefox: extension('firefox', 'firefox-mv3', ['zip', '-b', 'firefox', '--mv3']),
  sandbox: extension('sandbox', 'chrome-mv3-sandbox', ['build', '-b', 'chrome', '--mv3', '--mode', 'sandbox']),
  'firefox-sandbox': extension('firefox-sandbox', 'firefox-mv3-sandbox', [
    ...['build', '-b', 'firefox', '--mv3', '--mode', 'sandbox'],
  ]),
  api: { inputs: ofApi, folder: apiOutput, proof: 'api.mjs', make: bundleApi },
};

function extension(name, folder, args) {
  return {
    ...{ inputs: ofExtension, folder: `extension/.output/${folder}`, proof: 'manifest.json' },
    make: () => wxt(`Building the extension (${name})`, ...args),
  };
}

/** Builds what is called `names`, leaving alone what is up to date. Whether all of it stands. */
export async function build(names = Object.keys(targets), { force = false } = {}) {
  for (const name of names) {
    const { inputs, folder, proof, make } = targets[name];
    const wanted = fingerprintOf(inputs);
    const marker = `${output}/.built/${name}`;
    const standing = existsSync(fromRoot(folder, proof)) && existsSync(marker);
    if (!force && standing && readFileSync(marker, 'utf8') === wanted) continue;

    rmSync(marker, { force: true });
    if (!(await make())) return false;
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
  if (ok) for (const name of wanted) console.log(targets[name].folder);
  process.exit(ok ? 0 : 1);
}
