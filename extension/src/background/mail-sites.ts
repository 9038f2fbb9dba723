import { browser } from 'wxt/browser';
import { procoreSites } from '../pages/procore-sites';
import { loadersFor } from './mail-loaders';
import { keepOffSites, readOffSites } from './off-sites';
import { endInOpenTabs, runInOpenTabs } from './open-tabs';
import { stored } from './stored';
import { unpausedLoaders } from './unpaused-loaders';

/** The sites where the person asked for panels in mails, as match patterns. */
const mailSites = stored<string[]>('local', 'mail-sites', []);

const everyScript = {
  allFrames: true,
  runAt: 'document_idle' as const,
  persistAcrossSessions: true,
};

export const readMailSites = mailSites.get;

export async function addMailSites(sites: readonly string[]): Promise<void> {
  await mailSites.update((all) => ({ value: [...new Set([...all, ...sites])], result: undefined }));
  await registerMailScript();
  await runInOpenTabs(await unpausedLoaders(sites));
}

export async function removeMailSites(sites: readonly string[]): Promise<void> {
  await endInOpenTabs(loadersFor(sites));
  await mailSites.update((all) => ({ value: all.filter((other) => !sites.includes(other)), result: undefined }));
  await keepOffSites(sites, true);
  await registerMailScript();
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Registers the mail loaders where they are wanted and allowed. Called at every start and when permissions change, so
 * what is withdrawn ends.
 */
export function registerMailScript(): Promise<void> {
  // One after the other: a script that two of them find missing can be registered by one alone.
  const turn = last.then(register, register);
  last = turn;
  return turn;
}

/** Where mail loaders run now: the mail sites, and what the manifest itself grants beside Procore, without those off. */
export async function readRunningSites(): Promise<string[]> {
  const [{ origins = [] }, sites, off] = await Promise.all([
    browser.permissions.getAll(),
    mailSites.get(),
    readOffSites(),
  ]);
  const granted = browser.runtime.getManifest().host_permissions ?? [];
  const wanted = [...sites, ...granted].filter((site) => !procoreSites.some((own) => own === site));
  return origins.filter((origin) => wanted.includes(origin) && !off.includes(origin));
}

async function register(): Promise<void> {
  const loaders = await unpausedLoaders(await readRunningSites());
  const scripts = loaders.map((loader) => ({ ...everyScript, ...loader }));
  const before = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const gone = before.filter((id) => !scripts.some((script) => script.id === id));
  const known = scripts.filter(({ id }) => before.includes(id));
  const fresh = scripts.filter(({ id }) => !before.includes(id));
  if (gone.length) await browser.scripting.unregisterContentScripts({ ids: gone });
  if (known.length) await browser.scripting.updateContentScripts(known);
  if (fresh.length) await browser.scripting.registerContentScripts(fresh);
}
