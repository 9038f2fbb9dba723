import { describe, expect, test } from 'vitest';
import { firefoxes, placesOn } from './places';

const windows = {
  LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local',
  ProgramFiles: 'C:\\Program Files',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
};

describe('where a browser may be', () => {
  test.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { PATH: '/opt/bin:/bin' }, '/opt/bin/chromium'],
    ['linux', {}, '/usr/bin/google-chrome-stable'],
    ['darwin', { HOME: '/Users/ana' }, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', { HOME: '/Users/ana' }, '/Users/ana/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['win32', windows, 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['win32', windows, 'C:\\Users\\ana\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
  ])('on %s with %o: %s', (platform, env, path) => {
    expect(placesOn(platform, env).map((place) => place.path)).toContain(path);
  });

  test.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { PATH: '/opt/bin' }, '/opt/bin/firefox-esr'],
    ['linux', {}, '/usr/bin/firefox'],
    ['darwin', { HOME: '/Users/ana' }, '/Applications/Firefox.app/Contents/MacOS/firefox'],
    ['win32', windows, 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  ])('Firefox on %s with %o: %s', (platform, env, path) => {
    expect(placesOn(platform, env, firefoxes).map((place) => place.path)).toContain(path);
  });

  test('Chromium comes before Chrome, and a snap after everything', () => {
    const paths = placesOn('linux', { PATH: '/snap/bin:/usr/bin' }).map((place) => place.path);
    expect(paths.indexOf('/usr/bin/chromium')).toBeLessThan(paths.indexOf('/usr/bin/google-chrome'));
    expect(paths.indexOf('/usr/bin/google-chrome')).toBeLessThan(paths.indexOf('/snap/bin/chromium'));
  });
});
