import { findBrowser, findFirefox } from './find-browser';
import { installBrowser } from './install-browser';
import type { Place } from './places';

const kinds = {
  Chromium: {
    find: findBrowser,
    names: 'Chromium, Chrome for Testing, Edge or Chrome',
    variable: 'REBOUND_BROWSER',
    advice: {
      darwin: 'brew install --cask chromium',
      win32: 'winget install Google.Chrome',
      linux: 'sudo apt install chromium, or sudo dnf install chromium',
    },
  },
  Firefox: {
    find: findFirefox,
    names: 'Firefox',
    variable: 'REBOUND_FIREFOX',
    advice: {
      darwin: 'brew install --cask firefox',
      win32: 'winget install Mozilla.Firefox',
      linux: 'sudo apt install firefox-esr, or sudo dnf install firefox',
    },
  },
};

type Kind = keyof typeof kinds;

/** A browser to run the extension in: an installed one, or one that could be installed. Throws with what to install. */
export const aBrowser = () => had('Chromium');

/** A Firefox, had in the same way. */
export const aFirefox = () => had('Firefox');

function had(kind: Kind): Place {
  const { find } = kinds[kind];
  const installed = find();
  if (installed) return installed;
  installBrowser(kind, () => find() !== null);
  const now = find();
  if (now) return now;
  throw new NoBrowser(kind);
}

export class NoBrowser extends Error {
  constructor(kind: Kind) {
    const { names, variable, advice } = kinds[kind];
    const how = (advice as Partial<Record<NodeJS.Platform, string>>)[process.platform];
    super(
      `There is no ${names} on this machine, and none could be fetched. ` +
        `Install one${how ? ` (${how})` : ''}, or set ${variable} to the program of a browser of that family.`,
    );
    this.name = 'NoBrowser';
  }
}
