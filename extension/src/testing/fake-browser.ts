import { fileURLToPath } from 'node:url';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const words = generateChromeMessages(
  await parseMessagesFile(fileURLToPath(new URL('../locales/en.yml', import.meta.url))),
);

/** What the toolbar's icon shows now. */
export const toolbar = { text: '', title: '' };

// Without it there is no keeping content scripts away, and the values go elsewhere.
Object.assign(fakeBrowser.storage.local, { setAccessLevel: async () => undefined });

// Imported first by a test: modules take the browser from the global when they load.
Object.assign(globalThis, {
  browser: {
    ...fakeBrowser,
    permissions: { ...fakeBrowser.permissions, getAll: async () => ({}) },
    i18n: {
      getUILanguage: () => 'en',
      getMessage: (key: string, values: string[] = []) =>
        (words[key]?.message ?? '').replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? ''),
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => Object.assign(toolbar, { text }),
      setTitle: async ({ title }: { title: string }) => Object.assign(toolbar, { title }),
      setBadgeBackgroundColor: async () => undefined,
    },
  },
});

export { fakeBrowser };
