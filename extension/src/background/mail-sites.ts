import { browser } from 'wxt/browser';
import { procoreSites } from '../pages/procore-sites';
import { stored } from './stored';

/** The sites where the person asked for panels in mails, as match patterns. */
const mailSites = stored<string[]>('local', 'mail-sites', []);

const script = {
  id: 'webmail',
  js: ['/content-scripts/webmail.js' as const],
  allFrames: true,
  matchOriginAsFallback: true,
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

/**
 * Registers the mail loader where it is wanted and allowed: the mail sites, and what the manifest itself grants beside
 * Procore. Called at every start and when permissions change, so what is withdrawn ends.
 */
export async function registerMailScript(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const granted = browser.runtime.getManifest().host_permissions ?? [];
  const wanted = new Set([...(await mailSites.get()), ...granted]);
  const matches = origins.filter((origin) => wanted.has(origin) && !procoreSites.some((site) => site === origin));
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
  if (!matches.length) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [script.id] });
    return;
  }
  if (registered) await browser.scripting.updateContentScripts([{ ...script, matches }]);
  else await browser.scripting.registerContentScripts([{ ...script, matches }]);
}

/** Without this, a mail that is open already would need a reload. */
async function runInOpenTabs(site: string): Promise<void> {
  for (const tab of await browser.tabs.query({ url: site })) {
    if (tab.id === undefined) continue;
    await browser.scripting
      .executeScript({ target: { tabId: tab.id, allFrames: true }, files: script.js })
      .catch((error: unknown) => console.info('Rebound: a tab needs a reload', error));
  }
}
