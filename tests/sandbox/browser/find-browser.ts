import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { type Place, placesOn } from './places';

/** An installed browser, or `null`. `REBOUND_BROWSER` names one and rules out all others. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): Place | null {
  const named = env.REBOUND_BROWSER;
  if (named) {
    if (!existsSync(named)) throw new Error(`REBOUND_BROWSER says ${named}, and there is no such file.`);
    return { name: 'Chromium', path: named };
  }
  const places = [...placesOn(process.platform, env), ofPlaywright()];
  return places.find((place) => existsSync(place.path) && !isStub(place.path)) ?? null;
}

function ofPlaywright(): Place {
  return { name: 'Chrome for Testing', path: chromium.executablePath() };
}

/** Ubuntu's package is a script that only tells people to install the snap. */
function isStub(path: string): boolean {
  if (process.platform !== 'linux') return false;
  const start = readFileSync(path).subarray(0, 4096).toString('latin1');
  return start.startsWith('#!') && /snap install chromium/.test(start);
}
