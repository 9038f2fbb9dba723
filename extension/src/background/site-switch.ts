import { browser } from 'wxt/browser';
import { MatchPattern } from 'wxt/utils/match-patterns';
import { nameOf } from './list-mail-sites';
import { readMailSites, readRunningSites, registerMailScript } from './mail-sites';
import { keepOffSites, readOffSites } from './off-sites';
import { tellPages } from './open-pages';
import { endInOpenTabs, ownScripts, runInOpenTabs, type Script } from './open-tabs';
import { sitePattern } from './site-pattern';
import { unpausedLoaders } from './unpaused-loaders';

/** The site in the tab that one looks at, and whether Rebound shows anything there. */
export interface SiteHere {
  name: string;
  site: string;
  on: boolean;
}

/** `null` where Rebound is not anyway. */
export async function readSiteHere(): Promise<SiteHere | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const site = tab?.url && sitePattern(tab.url);
  if (!site) return null;
  const wanted = [...(await readMailSites()), ...(browser.runtime.getManifest().host_permissions ?? [])];
  if (!wanted.some((pattern) => new MatchPattern(pattern).includes(tab.url ?? ''))) return null;
  return { name: nameOf(site), site, on: !(await readOffSites()).includes(site) };
}

/** Shows panels and chips on `sites` again, or no more, in the tabs that are open too. */
export async function turnSites(sites: readonly string[], on: boolean): Promise<void> {
  const before = await readRunningSites();
  await keepOffSites(sites, on);
  await registerMailScript();
  const running = on ? await readRunningSites() : before;
  const scripts = [...(await unpausedLoaders(running.filter((site) => sites.includes(site)))), ...ownScriptsOn(sites)];
  await (on ? runInOpenTabs(scripts) : endInOpenTabs(scripts));
  await tellPages({ about: 'everything' });
}

function ownScriptsOn(sites: readonly string[]): Script[] {
  return ownScripts().flatMap(({ js, matches }) => {
    const here = sites.filter((site) => matches.some((pattern) => new MatchPattern(pattern).includes(asUrl(site))));
    return here.length ? [{ js, matches: here }] : [];
  });
}

function asUrl(site: string): string {
  return site.replace(/\*$/, '');
}
