import type { Frame } from 'playwright-core';
import { type LaunchedBrowser, launchBrowser, type Wanted } from '../sandbox/browser';
import { panelsIn } from './panel';

const browsers = new Set<LaunchedBrowser>();
const said: string[] = [];

/** Opens a browser whose screens are told of where a story fails. */
export async function launchWatched(wanted: Wanted): Promise<LaunchedBrowser> {
  const browser = await launchBrowser(wanted);
  browsers.add(browser);
  browser.context.on('close', () => browsers.delete(browser));
  browser.context.on('console', (message) => {
    if (message.text().startsWith('Rebound:')) said.push(message.text());
  });
  return browser;
}

/** After each test: a failed one says what was on the screens, since nobody was there to see. */
export async function tellScreens(hasFailed: boolean): Promise<void> {
  if (hasFailed) {
    for (const browser of browsers) await tell(browser);
    for (const line of said) console.error(line);
  }
  said.length = 0;
}

async function tell({ context }: LaunchedBrowser): Promise<void> {
  for (const page of context.pages()) {
    console.error(`On the screen: ${page.url()}`);
    const ours = page.url().startsWith('chrome-extension:') ? [page.mainFrame()] : panelsIn(page);
    for (const frame of ours) console.error(`  which says: ${await textOf(frame)}`);
  }
}

async function textOf(frame: Frame): Promise<string> {
  try {
    const text = await frame.locator('body').textContent({ timeout: 1000 });
    return (text ?? '').replaceAll(/\s+/g, ' ');
  } catch (error) {
    return `nothing that could be read: ${error}`;
  }
}
