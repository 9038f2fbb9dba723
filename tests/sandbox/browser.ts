import { type BrowserContext, chromium, type Worker } from 'playwright-core';
import { aBrowser } from './browser/a-browser';

export interface Wanted {
  /** The unpacked build to load. */
  extensionDir: string;
  /** Where the browser keeps what it learns; an empty folder is a new person. */
  profileDir: string;
  headless: boolean;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  args?: readonly string[];
}

export interface LaunchedBrowser {
  context: BrowserContext;
  extensionId: string;
  /** The background worker as it runs now; waits for it to be up when the browser has put it to sleep. */
  worker(): Promise<Worker>;
  /** Puts another unpacked build in the extension's place, as an update does. */
  update(extensionDir: string): Promise<void>;
  close(): Promise<void>;
}

const quiet = [
  '--no-first-run',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Opens an installed browser with the extension loaded. Throws `NoBrowser` when none can be had. */
export async function launchBrowser(wanted: Wanted): Promise<LaunchedBrowser> {
  const { extensionDir, profileDir, headless, colorScheme, viewport, args = [] } = wanted;
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: aBrowser().path,
    // Playwright's own headless mode has no extensions.
    headless: false,
    args: [
      ...quiet,
      ...(headless ? ['--headless=new', '--disable-gpu', '--lang=en-US'] : []),
      '--enable-unsafe-extension-debugging',
      ...args,
    ],
    ignoreDefaultArgs: ['--disable-extensions', ...(headless ? [] : ['--enable-automation'])],
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: viewport ?? (headless ? { width: 1280, height: 800 } : null),
    ...(colorScheme && { colorScheme }),
    // The caller tidies up on a signal; Playwright would end the process before it could.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const extensionId = await load(context, extensionDir);
    const worker = () => workerOf(context, extensionId);
    await worker();
    const update = async (dir: string) => void (await load(context, dir));
    return { context, extensionId, worker, update, close: () => context.close() };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** By the debugging protocol, because Google's Chrome ignores `--load-extension` since version 137. */
async function load(context: BrowserContext, path: string): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser gives no debugging session to load the extension by.');
  const answer = await session.send('Extensions.loadUnpacked', { path });
  await session.detach();
  return answer.id;
}

async function workerOf(context: BrowserContext, extensionId: string): Promise<Worker> {
  const isOurs = (worker: Worker) => new URL(worker.url()).host === extensionId;
  return context.serviceWorkers().find(isOurs) ?? (await context.waitForEvent('serviceworker', isOurs));
}
