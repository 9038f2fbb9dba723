import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';

/** A content script, and the pages that it is for. */
export interface Script {
  js: ScriptPublicPath[];
  matches: string[];
  excludeMatches?: string[];
}

/** The content scripts that run without having been asked for. */
export function ownScripts(): Script[] {
  const { content_scripts = [] } = browser.runtime.getManifest();
  return content_scripts.map(({ js = [], matches = [] }) => ({ js: js as ScriptPublicPath[], matches }));
}

/** Runs `scripts` in the tabs that are open already; a copy that ran there before makes room. */
export async function runInOpenTabs(scripts: readonly Script[]): Promise<void> {
  await inOpenTabs(scripts, (target, { js }) => browser.scripting.executeScript({ target, files: js }));
}

/** Ends the running copies of `scripts`: what they had put on the pages goes. */
export async function endInOpenTabs(scripts: readonly Script[]): Promise<void> {
  await inOpenTabs(scripts, (target, { js }) => {
    const names = js.map((path) => path.replace(/^.*\/|\.js$/g, ''));
    const end = (all: string[]) => {
      for (const name of all) document.dispatchEvent(new Event(`rebound:${name}`));
    };
    return browser.scripting.executeScript({ target, func: end, args: [names] });
  });
}

type Act = (target: { tabId: number; allFrames: true }, script: Script) => Promise<unknown>;

async function inOpenTabs(scripts: readonly Script[], act: Act): Promise<void> {
  for (const script of scripts) {
    const elsewhere = await tabsAt(script.excludeMatches ?? []);
    for (const tabId of await tabsAt(script.matches)) {
      if (elsewhere.includes(tabId)) continue;
      await act({ tabId, allFrames: true }, script).catch((error: unknown) =>
        console.info('Rebound: a tab needs a reload', error),
      );
    }
  }
}

/** Tabs that wait to be loaded anew, when somebody looks at them, are left alone. */
async function tabsAt(url: string[]): Promise<number[]> {
  if (!url.length) return [];
  const tabs = await browser.tabs.query({ url, discarded: false });
  return tabs.map(({ id }) => id).filter((id) => id !== undefined);
}
