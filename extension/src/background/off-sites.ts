import { browser } from 'wxt/browser';
import { sitePattern } from './site-pattern';
import { stored } from './stored';

/** The sites where the person wants to see nothing of Rebound, though the browser allows it, as match patterns. */
const offSites = stored<string[]>('local', 'off-sites', []);

export const readOffSites = offSites.get;

export function keepOffSites(sites: readonly string[], on: boolean): Promise<void> {
  return offSites.update((all) => {
    const others = all.filter((site) => !sites.includes(site));
    return { value: on ? others : [...others, ...sites], result: undefined };
  });
}

/** Whether the page that a tab shows is of a site that was switched off. */
export async function isOffIn(tabId: number): Promise<boolean> {
  const off = await offSites.get();
  if (!off.length) return false;
  const { url } = await browser.tabs.get(tabId);
  const site = url && sitePattern(url);
  return Boolean(site && off.includes(site));
}
