import { posix, win32 } from 'node:path';

export interface Place {
  name: 'Chromium' | 'Chrome for Testing' | 'Edge' | 'Chrome' | 'Firefox';
  path: string;
}

type Names = readonly (readonly [Place['name'], readonly string[]])[];

/** Browsers that are driven alike, the best for us first, by the names that each system knows them under. */
export interface Family {
  onPath: Names;
  apps: Names;
  programs: Names;
}

type Env = Readonly<Record<string, string | undefined>>;

export const chromiums: Family = {
  onPath: [
    ['Chromium', ['chromium', 'chromium-browser']],
    ['Chrome for Testing', ['chrome']],
    ['Edge', ['microsoft-edge', 'microsoft-edge-stable']],
    ['Chrome', ['google-chrome', 'google-chrome-stable']],
  ],
  apps: [
    ['Chromium', ['Chromium']],
    ['Chrome for Testing', ['Google Chrome for Testing']],
    ['Edge', ['Microsoft Edge']],
    ['Chrome', ['Google Chrome']],
  ],
  programs: [
    ['Chromium', ['Chromium\\Application\\chrome.exe']],
    ['Chrome for Testing', ['Google\\Chrome for Testing\\Application\\chrome.exe']],
    ['Edge', ['Microsoft\\Edge\\Application\\msedge.exe']],
    ['Chrome', ['Google\\Chrome\\Application\\chrome.exe']],
  ],
};

export const firefoxes: Family = {
  onPath: [['Firefox', ['firefox-esr', 'firefox']]],
  apps: [['Firefox', ['Firefox']]],
  programs: [['Firefox', ['Mozilla Firefox\\firefox.exe']]],
};

/** Where a browser of a family may be installed, the best for us first. Nothing is looked up. */
export function placesOn(platform: NodeJS.Platform, env: Env, family: Family = chromiums): Place[] {
  if (platform === 'win32') return onWindows(env, family);
  if (platform === 'darwin') return onMac(env, family);
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/usr/local/bin'];
  const places = placesIn(folders, family.onPath, (folder, file) => posix.join(folder, file));
  // A snap sees neither our temporary profile nor much else, so it comes last.
  return [...places.filter(notSnap), ...places.filter((place) => !notSnap(place))];
}

function notSnap({ path }: Place): boolean {
  return !path.startsWith('/snap/');
}

function onMac(env: Env, { apps }: Family): Place[] {
  const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  return placesIn(folders, apps, (folder, app) => `${folder}/${app}.app/Contents/MacOS/${programIn(app)}`);
}

function programIn(app: string): string {
  return app === 'Firefox' ? 'firefox' : app;
}

function onWindows(env: Env, { programs }: Family): Place[] {
  const folders = [env.LOCALAPPDATA, env.ProgramFiles, env['ProgramFiles(x86)']].filter(
    (folder) => folder !== undefined,
  );
  return placesIn(folders, programs, (folder, path) => win32.join(folder, path));
}

function placesIn(folders: readonly string[], names: Names, pathOf: (folder: string, name: string) => string): Place[] {
  return names.flatMap(([name, files]) =>
    folders.flatMap((folder) => files.map((file) => ({ name, path: pathOf(folder, file) }))),
  );
}
