import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { firefoxes, type Place, placesOn } from './places';

/** An installed browser, or `null`. `REBOUND_BROWSER` names one and rules out all others. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): Place | null {
  return named('REBOUND_BROWSER', 'Chromium', env) ?? firstOf([...placesOn(process.platform, env), ofPlaywright()]);
}

/** An installed Firefox, or `null`. `REBOUND_FIREFOX` names one and rules out all others. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): Place | null {
  return named('REBOUND_FIREFOX', 'Firefox', env) ?? firstOf(placesOn(process.platform, env, firefoxes));
}

function named(variable: string, name: Place['name'], env: NodeJS.ProcessEnv): Place | null {
  const path = env[variable];
  if (!path) return null;
  if (!existsSync(path)) throw new Error(`${variable} says ${path}, and there is no such file.`);
  return { name, path };
}

function firstOf(places: readonly Place[]): Place | null {
  return places.find((place) => existsSync(place.path) && !isStub(place.path)) ?? null;
}

function ofPlaywright(): Place {
  return { name: 'Chrome for Testing', path: chromium.executablePath() };
}

/** Ubuntu's packages are scripts that only tell people to install the snap. */
function isStub(path: string): boolean {
  if (process.platform !== 'linux') return false;
  const start = readFileSync(path).subarray(0, 4096).toString('latin1');
  return start.startsWith('#!') && /snap install (chromium|firefox)/.test(start);
}
