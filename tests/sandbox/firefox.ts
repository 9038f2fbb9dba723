import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { aFirefox } from './browser/a-browser';

export interface LaunchedFirefox {
  /** A tab that shows `url`, wherever that is, when it begins to. */
  open(url: string): Promise<Page>;
  /** A tab with one of the extension's own pages. */
  openOwn(page: string): Promise<Page>;
  /** What `code` answers, run with all that Firefox's own windows may do. */
  inside<T>(code: string): Promise<T>;
  close(): Promise<void>;
}

/** The host of the extension's pages; Firefox would draw one by lot. */
const host = '6d0a1c5e-0f5c-4b39-9a51-0d6b3ce8f2a7';

/** Opens an installed Firefox with the unpacked build in `extensionDir`. Throws `NoBrowser` when none can be had. */
export async function launchFirefox(extensionDir: string, { headless = true } = {}): Promise<LaunchedFirefox> {
  const { browser_specific_settings } = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: aFirefox().path,
    headless,
    // Without it none of the extension's pages could be looked at.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [browser_specific_settings.gecko.id]: host }),
      // Nobody is there to answer: what is asked for is allowed.
      'extensions.webextOptionalPermissionPrompts': false,
    },
    // The caller tidies up on a signal.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  let privileged: Page | undefined;
  async function open(url: string): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    // Firefox tells of no load in pages of the extension: who wants something of a page waits for that.
    await page.goto(url, { waitUntil: [] });
    return page;
  }
  try {
    await browser.installExtension(extensionDir);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return {
    open,
    openOwn: (page) => open(`moz-extension://${host}/${page}`),
    async inside<T>(code: string) {
      privileged ??= await open('about:serviceworkers');
      return (await privileged.evaluate(code)) as T;
    },
    close: () => browser.close(),
  };
}
