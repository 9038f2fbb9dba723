import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeApi, json } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { hostRequests } from './host-requests';
import { listMailSites } from './list-mail-sites';
import { addMailSites, removeMailSites } from './mail-sites';
import { keepSignedIn } from './session';
import { readSiteHere, turnSites } from './site-switch';

const gmail = 'https://mail.google.com/*';
const northgate = 'https://mail.northgate.example/*';
const app = 'https://us02.procore.com/*';
const granted = ['https://*.procore.com/*'];

interface Tab {
  id: number;
  url: string;
}

/** What was run in which tab: a file by its name, or the names of those that were ended. */
let ran: string[];
let registered: string[];
let origins: string[];
let tabs: Tab[];

beforeEach(() => {
  fakeBrowser.reset();
  ran = [];
  registered = [];
  origins = [...granted];
  tabs = [];
  const { browser } = globalThis as unknown as { browser: object };
  const at = (patterns: string[], { url }: Tab) =>
    patterns.some((one) => new RegExp(`^${one.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(url));
  Object.assign(browser, {
    runtime: {
      ...fakeBrowser.runtime,
      getManifest: () => ({
        host_permissions: granted,
        content_scripts: [{ js: ['content-scripts/procore.js'], matches: granted }],
      }),
    },
    permissions: { getAll: async () => ({ origins }) },
    tabs: {
      ...fakeBrowser.tabs,
      query: async ({ url, active }: { url?: string[]; active?: boolean }) =>
        active ? tabs.slice(-1) : tabs.filter((tab) => at(url ?? [], tab)),
      get: async (wanted: number) => tabs.find(({ id }) => id === wanted),
      sendMessage: async () => undefined,
    },
    scripting: {
      getRegisteredContentScripts: async () => registered.map((id) => ({ id })),
      registerContentScripts: async (added: { id: string }[]) => {
        registered.push(...added.map(({ id }) => id));
      },
      updateContentScripts: async () => undefined,
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        registered = registered.filter((id) => !ids.includes(id));
      },
      executeScript: async ({
        target,
        files,
        args,
      }: {
        target: { tabId: number };
        files?: string[];
        args?: unknown[];
      }) => {
        ran.push(`${target.tabId}: ${files ? `run ${files}` : `end ${args}`}`);
      },
    },
  });
});

afterEach(() => vi.unstubAllGlobals());

const states = async () => Object.fromEntries((await listMailSites()).map(({ name, state }) => [name, state]));
const allow = (site: string) => {
  origins.push(site);
  return addMailSites([site]);
};

describe('the list of webmails', () => {
  test('has every provider, asked for or not, and then what the person named', async () => {
    await allow(northgate);
    await allow(gmail);
    expect(await states()).toEqual({
      Gmail: 'shown',
      'Outlook on the web': 'not-asked',
      'Proton Mail': 'not-asked',
      'mail.northgate.example': 'shown',
    });
  });

  test('says where permission was taken back in the browser, and what is switched off', async () => {
    await allow(northgate);
    await allow(gmail);
    origins = [...granted, gmail];
    await turnSites([gmail], false);
    expect(await states()).toMatchObject({ Gmail: 'off', 'mail.northgate.example': 'withheld' });
  });

  test('forgets with a site that it was off', async () => {
    await allow(gmail);
    await turnSites([gmail], false);
    await removeMailSites([gmail]);
    await allow(gmail);
    expect(await states()).toMatchObject({ Gmail: 'shown' });
  });
});

describe('a site that is switched off', () => {
  test('has its loader ended in open tabs and registered no more, and run again when it is on', async () => {
    await allow(gmail);
    tabs = [
      { id: 1, url: 'https://mail.google.com/mail/u/0/' },
      { id: 2, url: 'https://mail.northgate.example/' },
    ];
    await turnSites([gmail], false);
    expect([registered, ran]).toEqual([[], ['1: end gmail']]);
    await turnSites([gmail], true);
    expect([registered, ran.slice(1)]).toEqual([['roundcube', 'gmail'], ['1: run /content-scripts/gmail.js']]);
  });

  test('has each of its tabs read by one loader alone', async () => {
    await allow(northgate);
    tabs = [
      { id: 1, url: 'https://mail.northgate.example/?_task=mail&_uid=3' },
      { id: 2, url: 'https://mail.northgate.example/inbox' },
    ];
    await turnSites([northgate], false);
    expect(ran).toEqual(['1: end roundcube', '2: end any-mail']);
  });

  test("of the commitments' pages is told nothing, in its tabs alone", async () => {
    tabs = [
      { id: 1, url: 'https://us02.procore.com/24017/project/commitments' },
      { id: 2, url: 'https://app.procore.com/24017/project/commitments' },
    ];
    const chips = (tabId: number) =>
      hostRequests['look-up']
        .answer({ page: 'procore-commitments', commitmentIds: ['1'] }, { tabId, frameId: 0, documentId: 'd' })
        .then(({ length }) => length);
    await turnSites([app], false);
    expect(ran).toEqual(['1: end procore']);
    const shows = (tabId: number) =>
      hostRequests['show-panel']
        .answer(
          { commitmentId: '1', place: null, mail: null, page: 'p', floating: false },
          { tabId, frameId: 0, documentId: 'd' },
        )
        .then(
          () => true,
          () => false,
        );
    expect([await shows(1), await shows(2)]).toEqual([false, true]);
    await keepSignedIn({ token: 'secret', person: { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' } });
    const asked = fakeApi(() => json({ commitments: [{ id: '1', erpState: 'rejected', rejectedAt: null }] }));
    expect([await chips(1), asked.length]).toEqual([0, 0]);
    expect(await chips(2)).toBe(1);
    await turnSites([app], true);
    expect([await shows(1), await chips(1)]).toEqual([true, 1]);
  });

  test('can be told by the tab that one looks at; a site where Rebound never is, cannot', async () => {
    tabs = [{ id: 1, url: 'https://us02.procore.com/24017' }];
    expect(await readSiteHere()).toEqual({ name: 'us02.procore.com', site: app, on: true });
    await turnSites([app], false);
    expect(await readSiteHere()).toMatchObject({ on: false });
    for (const url of ['https://mail.northgate.example/', 'chrome://settings/', 'https://procore.com.evil.example/']) {
      tabs = [{ id: 1, url }];
      expect(await readSiteHere()).toBeNull();
    }
  });
});
