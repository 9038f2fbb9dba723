import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from '../testing/fake-browser';
import { addMailSites, registerMailScript, removeMailSites } from './mail-sites';

interface Script {
  id: string;
}

const gmail = 'https://mail.google.com/*';
let scripts: Script[];
let origins: string[];

/** As browsers do: a script of a known id is refused, after a while. */
const scripting = {
  getRegisteredContentScripts: async () => [...scripts],
  async registerContentScripts(added: Script[]) {
    await Promise.resolve();
    for (const { id } of added)
      if (scripts.some((one) => one.id === id)) throw new Error(`Duplicate script ID '${id}'`);
    scripts.push(...added);
  },
  async updateContentScripts(changed: Script[]) {
    scripts = scripts.map((one) => changed.find(({ id }) => id === one.id) ?? one);
  },
  async unregisterContentScripts({ ids }: { ids: string[] }) {
    scripts = scripts.filter(({ id }) => !ids.includes(id));
  },
};

beforeEach(() => {
  fakeBrowser.reset();
  scripts = [];
  origins = [gmail];
  const { browser } = globalThis as unknown as { browser: object };
  Object.assign(browser, {
    scripting,
    runtime: { ...fakeBrowser.runtime, getManifest: () => ({}) },
    permissions: { getAll: async () => ({ origins }) },
    tabs: { ...fakeBrowser.tabs, query: async () => [] },
  });
});

const registered = () => scripts.map(({ id }) => id);

test('a start and a change of permissions at once register each script once', async () => {
  origins = [];
  await addMailSites([gmail]);
  origins = [gmail];
  await Promise.all([registerMailScript(), registerMailScript()]);
  expect(registered()).toEqual(['roundcube', 'gmail']);
});

test('a site that is given back, or withheld by the browser, is registered no more', async () => {
  await addMailSites([gmail]);
  await removeMailSites([gmail]);
  expect(registered()).toEqual([]);
  await addMailSites([gmail]);
  origins = [];
  await registerMailScript();
  expect(registered()).toEqual([]);
});
