import { findBrowser } from './find-browser';
import { installBrowser } from './install-browser';
import type { Place } from './places';

const advice: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'brew install --cask chromium',
  win32: 'winget install Google.Chrome',
  linux: 'sudo apt install chromium, or sudo dnf install chromium',
};

/** A browser to run the extension in: an installed one, or one that could be installed. Throws with what to install. */
export function aBrowser(): Place {
  const installed = findBrowser();
  if (installed) return installed;
  installBrowser(() => findBrowser() !== null);
  const now = findBrowser();
  if (now) return now;
  throw new NoBrowser();
}

export class NoBrowser extends Error {
  constructor() {
    const how = advice[process.platform];
    super(
      'There is no Chromium, Chrome for Testing, Edge or Chrome on this machine, and none could be fetched. ' +
        `Install one${how ? ` (${how})` : ''}, or set REBOUND_BROWSER to the program of a browser of that family.`,
    );
    this.name = 'NoBrowser';
  }
}
