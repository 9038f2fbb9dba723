import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const minutes = 60_000;

interface Attempt {
  name: string;
  applies: () => boolean;
  commands: readonly (readonly string[])[];
  timeout: number;
}

const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');

/** How each kind of browser can be had. */
const waysToGet: Record<'Chromium' | 'Firefox', readonly Attempt[]> = {
  Chromium: [
    {
      name: "Playwright's installer",
      applies: () => existsSync(playwright),
      commands: [[process.execPath, playwright, 'install', '--no-shell', 'chromium']],
      timeout: 3 * minutes,
    },
    byApt('chromium', 'fonts-liberation'),
  ],
  // Not Playwright's: that one is changed so that only Playwright can drive it.
  Firefox: [byApt('firefox-esr')],
};

function byApt(...packages: string[]): Attempt {
  return {
    name: 'apt',
    applies: () => process.getuid?.() === 0 && isDebian(),
    commands: [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
    ],
    timeout: 10 * minutes,
  };
}

/** Tries to get a browser from where one can be had, until `found` says that it is there. */
export function installBrowser(kind: keyof typeof waysToGet, found: () => boolean): void {
  for (const attempt of waysToGet[kind]) {
    if (!attempt.applies()) continue;
    console.log(`No ${kind} found: getting one with ${attempt.name} …`);
    const worked = attempt.commands.every(([command = '', ...args]) => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      return spawnSync(command, args, { timeout: attempt.timeout, env, stdio: 'ignore' }).status === 0;
    });
    if (worked && found()) return;
    console.log(`${attempt.name} did not bring one.`);
  }
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
