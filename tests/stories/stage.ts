import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchedBrowser, Wanted } from '../sandbox/browser';
import { freePorts } from '../sandbox/ports';
import { signInAs } from '../sandbox/sign-in';
import { startWorld } from '../sandbox/world';
import { copyOfDemo } from './copy-of-demo';
import { keepSignedIn } from './keep-signed-in';
import { launchWatched } from './on-screen';

export const extensionDir = fileURLToPath(new URL('../../extension/.output/chrome-mv3-sandbox', import.meta.url));

export type Stage = Awaited<ReturnType<typeof setStage>>;

export interface Entering extends Partial<Wanted> {
  /** Signed in as people are, with a code from the mailbox; else with a session that was opened for them before. */
  byCode?: boolean;
}

let ports: ReturnType<typeof freePorts> | undefined;

/** The same for one stage after the other: the letters of the demo name them. */
export function portsOfStages(): ReturnType<typeof freePorts> {
  ports ??= freePorts();
  return ports;
}

/** A world of its own, and as many browsers with the built extension as people come on. A story waits little for mail. */
export async function setStage({ undoSeconds = 2 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'rebound-story-'));
  const world = await startWorld(await portsOfStages(), join(folder, 'world'), undefined, {
    undoSeconds,
    prepare: copyOfDemo,
  });
  const browsers: LaunchedBrowser[] = [];

  /** A browser with an empty profile; the extension is signed in as `person` and the pages act as them too. */
  async function enter(person: string, { byCode = false, ...wanted }: Entering = {}): Promise<LaunchedBrowser> {
    const profileDir = join(folder, `${person}-${browsers.length}`);
    const browser = await launchWatched({ extensionDir, headless: true, profileDir, ...wanted });
    browsers.push(browser);
    browser.context.setDefaultTimeout(20_000);
    await browser.context.addCookies([{ name: 'sandbox_person', value: person, url: world.pages.url }]);
    if (byCode) await (await signInAs(browser, world, `${person}@northgate.example`)).close();
    else await keepSignedIn(browser, world, person);
    return browser;
  }

  return {
    ...{ world, folder, enter },
    async strike() {
      await Promise.all(browsers.map((browser) => browser.close()));
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
