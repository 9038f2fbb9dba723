import { expect, test } from 'vitest';
import { textOf } from './built';

const procore = ['https://*.procore.com/*', 'https://*.procoregov.com/*'];

const chrome = JSON.parse(textOf('chrome-mv3', 'manifest.json'));
const firefox = JSON.parse(textOf('firefox-mv3', 'manifest.json'));

/** A permission added here is asked of every user at the next update, and stops the extension until they answer. */
const pinned = {
  permissions: ['storage', 'alarms', 'scripting'],
  host_permissions: procore,
  optional_permissions: ['notifications'],
  optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
  content_scripts: procore,
  web_accessible: ['panel.html'],
};

test.each([
  ['Chrome', chrome],
  ['Firefox', firefox],
])('the permissions of the build for %s are those agreed on', (_, manifest) => {
  expect(manifest.manifest_version).toBe(3);
  expect(manifest.permissions).toEqual(pinned.permissions);
  expect(manifest.host_permissions).toEqual(pinned.host_permissions);
  expect(manifest.optional_host_permissions).toEqual(pinned.optional_host_permissions);
  expect(manifest.optional_permissions).toEqual(pinned.optional_permissions);
  expect(matchesOf(manifest.content_scripts)).toEqual(pinned.content_scripts);
  expect(resourcesOf(manifest.web_accessible_resources)).toEqual(pinned.web_accessible);
  expect(manifest.externally_connectable).toBeUndefined();
});

test('no policy of ours loosens what extension pages may run', () => {
  for (const manifest of [chrome, firefox]) {
    const policy = manifest.content_security_policy?.extension_pages ?? "script-src 'self'";
    expect(policy).not.toMatch(/unsafe-eval|unsafe-inline|https?:/);
  }
});

test('Firefox is told what data is collected', () => {
  expect(firefox.browser_specific_settings.gecko.data_collection_permissions).toEqual({
    required: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
    optional: ['technicalAndInteraction'],
  });
});

function matchesOf(scripts: readonly { matches: string[] }[]): string[] {
  return [...new Set(scripts.flatMap((script) => script.matches))];
}

function resourcesOf(resources: readonly { resources: string[] }[]): string[] {
  return resources.flatMap((entry) => entry.resources);
}
