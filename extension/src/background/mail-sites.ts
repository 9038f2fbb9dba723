import { browser } from 'wxt/browser';
import { procoreSites } from '../pages/procore-sites';
import { loadersFor } from './mail-loaders';
import { stored } from './stored';

/** The sites where the person asked for panels in mails, as match patterns. */
const mailSites = stored<string[]>('local', 'mail-sites', []);

const everyScript = {
  allFrames: true,
  runAt: 'document_idle' as const,
  persistAcrossSessions: true,
};

export const readMailSites = mailSites.get;

export async function addMailSite(site: string): Promise<void> {
  await mailSites.update((all) => ({ value: [...new Set([...all, site])], result: undefined }));
  await registerMailScript();
  await runInOpenTabs(site);
}

export async function removeMailSite(site: string): Promise<void> {
  await mailSites.update((all) => ({ value: all.filter((other) => other !== site), result: undefined }));
  await registerMailScript();
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Registers the mail loaders where they are wanted and allowed: the mail sites, and what the manifest itself grants
 * beside Procore. Called at every start and when permissions change, so what is withdrawn ends.
 */
export function registerMailScript(): Promise<void> {
  // One after the other: a script that two of them find missing can be registered by one alone.
  const turn = last.then(register, register);
  last = turn;
  return turn;
}

async function register(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const granted = browser.runtime.getManifest().host_permissions ?? [];
  const wanted = new Set([...(await mailSites.get()), ...granted]);
  const matches = origins.filter((origin) => wanted.has(origin) && !procoreSites.some((site) => site === origin));
  const scripts = loadersFor(matches).map((loader) => ({ ...everyScript, ...loader }));
  const before = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const gone = before.filter((id) => !scripts.some((script) => script.id === id));
  const known = scripts.filter(({ id }) => before.includes(id));
  const fresh = scripts.filter(({ id }) => !before.includes(id));
  if (gone.length) await browser.scripting.unregisterContentScripts({ ids: gone });
  if (known.length) await browser.scripting.updateContentScripts(known);
  if (fresh.length) await browser.scripting.registerContentScripts(fresh);
}

/** Without this, a mail that is open already would need a reload. */
async function runInOpenTabs(site: string): Promise<void> {
  const reached = new Set<number>();
  for (const { js, matches } of loadersFor([site])) {
    for (const { id: tabId } of await browser.tabs.query({ url: matches })) {
      if (tabId === undefined || reached.has(tabId)) continue;
      reached.add(tabId);
      await browser.scripting
        .executeScript({ target: { tabId, allFrames: true }, files: js })
        .catch((error: unknown) => console.info('Rebound: a tab needs a reload', error));
    }
  }
}
