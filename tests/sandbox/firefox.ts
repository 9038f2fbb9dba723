import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
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

export interface WantedFirefox {
  /** The unpacked build. */
  extensionDir: string;
  /** Where Firefox keeps what it learns, the extension too; a folder that is not there yet is a new person. */
  profileDir: string;
}

/** Opens an installed Firefox with the extension installed in it. Throws `NoBrowser` when none can be had. */
export async function launchFirefox({ extensionDir, profileDir }: WantedFirefox): Promise<LaunchedFirefox> {
  const isNew = !existsSync(profileDir);
  const { browser_specific_settings } = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: aFirefox().path,
    headless: true,
    userDataDir: profileDir,
    // Without it none of the extension's pages could be looked at.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [browser_specific_settings.gecko.id]: host }),
      // Nobody is there to answer: what is asked for is allowed.
      'extensions.webextOptionalPermissionPrompts': false,
      'xpinstall.signatures.required': false,
    },
    // The caller tidies up on a signal.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  let privileged: Page | undefined;
  async function inside<T>(code: string): Promise<T> {
    privileged ??= await open('about:serviceworkers');
    return (await privileged.evaluate(code)) as T;
  }
  async function open(url: string): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    // Firefox tells of no load in pages of the extension: who wants something of a page waits for that.
    await page.goto(url, { waitUntil: [] });
    return page;
  }
  try {
    if (isNew) await install();
  } catch (error) {
    await browser.close();
    throw error;
  }
  /** To stay, as from the store: what is loaded for debugging is gone after a restart. */
  async function install(): Promise<void> {
    const xpi = `${profileDir}.xpi`;
    await writeFile(xpi, zipSync(await filesIn(extensionDir)));
    await inside(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
      const install = await AddonManager.getInstallForFile(new FileUtils.File(${JSON.stringify(xpi)}));
      await install.install();
    })()`);
  }
  return {
    open,
    openOwn: (page) => open(`moz-extension://${host}/${page}`),
    inside,
    close: () => browser.close(),
  };
}

async function filesIn(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [relative(folder, path), await readFile(path)] as const)),
  );
}
