import { browser } from 'wxt/browser';
import { stored } from './stored';

/** What an open panel, popup or options page must read again. */
export type Change =
  | { about: 'commitment'; id: string }
  | { about: 'commands' }
  | { about: 'session' }
  | { about: 'pauses' }
  | { about: 'marks' }
  | { about: 'everything' };

export const changesPort = 'changes';

const ports = new Set<{ postMessage(change: Change): void }>();
const chipTabs = stored<number[]>('session', 'tabs-with-chips', []);
const mostTabs = 50;

/** Keeps a page told for as long as it is open. */
export function welcomePages(arrived: () => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== changesPort || !port.sender?.url?.startsWith(browser.runtime.getURL('/'))) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    arrived();
  });
}

export function hasOpenPages(): boolean {
  return ports.size > 0;
}

/** Tells every open page of ours, and the pages of others where chips stand. */
export async function tellPages(change: Change): Promise<void> {
  for (const port of ports) port.postMessage(change);
  if (change.about === 'commands' || change.about === 'marks') return;
  for (const tab of await chipTabs.get()) {
    await browser.tabs.sendMessage(tab, { type: 'look-again' }).catch(() => forgetTab(tab));
  }
}

export function rememberTab(tab: number): Promise<void> {
  return chipTabs.update((tabs) => ({
    value: [tab, ...tabs.filter((other) => other !== tab)].slice(0, mostTabs),
    result: undefined,
  }));
}

function forgetTab(tab: number): Promise<void> {
  return chipTabs.update((tabs) => ({ value: tabs.filter((other) => other !== tab), result: undefined }));
}
