import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprintOf } from './fingerprint.mjs';
import { hasNode24 } from './node24.mjs';
import { quietly } from './quietly.mjs';
import { fromRoot } from './root.mjs';

const pnpm = ['--yes', 'pnpm@12.21.0', 'install', '--frozen-lockfile'];
const marker = fromRoot('node_modules/.rebound-installed');
const manifests = ['', 'shared/', 'api/', 'extension/', 'tests/'].map((folder) => `${folder}package.json`);

/** Installs the packages when the lockfile or a manifest changed since the last time it worked. Whether all is there. */
export async function install() {
  const wanted = fingerprintOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests], process.platform, process.arch);
  if (hasNode24() && existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return true;

  const { command, args, shell } = npx();
  const ok = await quietly('Installing packages', command, [...args, ...pnpm], {
    shell,
    // Told that nobody is watching, pnpm does not stop to ask before it replaces an older node_modules.
    env: { ...process.env, CI: 'true' },
  });
  if (!ok) {
    console.error('The packages could not be installed, for the reason above. The npm registry must be within reach.');
    return false;
  }
  writeFileSync(marker, wanted);
  return true;
}

/** npm names its own script when it runs us; started by hand, `npx` is on the path (on Windows as a batch file). */
function npx() {
  const besideNpm = process.env.npm_execpath && join(dirname(process.env.npm_execpath), 'npx-cli.js');
  if (besideNpm && existsSync(besideNpm)) return { command: process.execPath, args: [besideNpm], shell: false };
  return { command: 'npx', args: [], shell: process.platform === 'win32' };
}
