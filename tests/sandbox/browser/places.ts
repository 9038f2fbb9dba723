import { posix, win32 } from 'node:path';

export interface Place {
  name: 'Chromium' | 'Chrome for Testing' | 'Edge' | 'Chrome';
  path: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const onPath: readonly [Place['name'], readonly string[]][] = [
  ['Chromium', ['chromium', 'chromium-browser']],
  ['Chrome for Testing', ['chrome']],
  ['Edge', ['microsoft-edge', 'microsoft-edge-stable']],
  ['Chrome', ['google-chrome', 'google-chrome-stable']],
];

/** Where a browser of the Chromium family may be installed, the best for us first. Nothing is looked up. */
export function placesOn(platform: NodeJS.Platform, env: Env): Place[] {
  if (platform === 'win32') return onWindows(env);
  if (platform === 'darwin') return onMac(env);
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/usr/local/bin'];
  const places = onPath.flatMap(([name, files]) =>
    folders.flatMap((folder) => files.map((file) => ({ name, path: posix.join(folder, file) }))),
  );
  // A snap sees neither our temporary profile nor much else, so it comes last.
  return [...places.filter(notSnap), ...places.filter((place) => !notSnap(place))];
}

function notSnap({ path }: Place): boolean {
  return !path.startsWith('/snap/');
}

function onMac(env: Env): Place[] {
  const apps: [Place['name'], string][] = [
    ['Chromium', 'Chromium'],
    ['Chrome for Testing', 'Google Chrome for Testing'],
    ['Edge', 'Microsoft Edge'],
    ['Chrome', 'Google Chrome'],
  ];
  const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  return apps.flatMap(([name, app]) =>
    folders.map((folder) => ({ name, path: `${folder}/${app}.app/Contents/MacOS/${app}` })),
  );
}

function onWindows(env: Env): Place[] {
  const programs: [Place['name'], string][] = [
    ['Chromium', 'Chromium\\Application\\chrome.exe'],
    ['Chrome for Testing', 'Google\\Chrome for Testing\\Application\\chrome.exe'],
    ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ];
  const folders = [env.LOCALAPPDATA, env.ProgramFiles, env['ProgramFiles(x86)']].filter(
    (folder) => folder !== undefined,
  );
  return programs.flatMap(([name, path]) => folders.map((folder) => ({ name, path: win32.join(folder, path) })));
}
