import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { walkThroughProcore } from '../stories/procore/walkthrough';
import { walkThrough } from '../stories/walkthrough';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { PortInUse } from './port-in-use';
import { usualPorts } from './ports';
import { type ProcoreWorld, startProcoreWorld } from './procore-world';
import { signInAs } from './sign-in';
import { signInWithProcore } from './sign-in-with-procore';
import { startWorld, type World } from './world';

const root = fileURLToPath(new URL('../../', import.meta.url));
const extensionDir = join(root, 'extension/.output/chrome-mv3-sandbox');
const { values: options } = parseArgs({
  options: { walkthrough: { type: 'boolean', default: false }, upstream: { type: 'string', default: 'ledger' } },
});
const { upstream } = options;
if (upstream !== 'ledger' && upstream !== 'procore') {
  console.error(`Commitments live in the ledger or in procore: --upstream takes one of these, not ${upstream}.`);
  process.exit(2);
}

const stops: (() => Promise<unknown>)[] = [];
async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log('\nStopping.');
    stopAll().finally(() => process.exit(options.walkthrough ? 130 : 0));
  });
}

try {
  const ports = await usualPorts(process.env, (name) => name !== 'procore' || upstream === 'procore');
  console.log('Starting the sandbox: a demo company, which begins anew at each start.');
  const tell = (what: string) => console.log(`  ${what}`);
  const folder = join(root, 'data/sandbox');
  if (upstream === 'procore') {
    const world = await startProcoreWorld(ports, folder, tell);
    stops.push(world.stop);
    if (options.walkthrough) await unattended((parts) => walkThroughProcore({ world, ...parts }));
    else await showAround(world, (browser) => connectAsPriya(browser, world), signInWords(world));
  } else {
    const world = await startWorld(
      ports,
      folder,
      tell,
      options.walkthrough ? { undoSeconds: 4 } : { byTheClock: true },
    );
    stops.push(world.stop);
    const words = 'Then sign in on its options page as priya@northgate.example; the code is in the mailbox.';
    if (options.walkthrough) await unattended((parts) => walkThrough({ world, ...parts }));
    else await showAround(world, (browser) => signInAs(browser, world, 'priya@northgate.example'), words);
  }
} catch (error) {
  console.error(error instanceof PortInUse ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopAll();
}

async function unattended(
  walk: (parts: { browser: LaunchedBrowser; pictures: string; tell: typeof console.log }) => Promise<void>,
): Promise<void> {
  const browser = await launch({ headless: true });
  const pictures = join(root, 'walkthrough');
  await walk({ browser, pictures, tell: console.log });
  console.log(`Every step was seen to work. Pictures: ${pictures}`);
}

/** Signed in, she is the one in whose name Procore is asked to post what changes. */
async function connectAsPriya(browser: LaunchedBrowser, world: ProcoreWorld): Promise<void> {
  await signInWithProcore(browser, world, 'priya');
  await world.operate('procore', 'webhooks', 'register', '4100', '--as', 'priya@northgate.example');
}

function signInWords({ api, procore }: ProcoreWorld): string {
  return `Then enter ${api.url} on its options page and sign in with Procore, for which ${procore.url} stands in.`;
}

async function showAround(
  world: World,
  signIn: (browser: LaunchedBrowser) => Promise<unknown>,
  signInByHand: string,
): Promise<void> {
  const commitment = `${world.pages.url}/webclients/host/companies/4100/projects/24017/tools/contracts/commitments/work_order_contracts/700101`;
  const browser = await launch({ headless: false }).catch((error: Error) => {
    console.log(`\nNo browser was opened: ${error.message.split('\n')[0]}`);
    console.log(`Load the extension by hand: chrome://extensions, Developer mode, "Load unpacked", ${extensionDir}`);
    console.log(signInByHand);
    return null;
  });
  console.log(`
  A rejected commitment  ${commitment}
  All commitments        ${world.pages.url}
  Mailbox                ${world.mailbox.url}
  API                    ${world.api.url}/docs

Ctrl-C stops everything.`);
  if (!browser) return new Promise(() => undefined);
  await signIn(browser);
  const page = await browser.context.newPage();
  await page.goto(commitment);
  for (const other of browser.context.pages()) if (other !== page) await other.close();
  await page.bringToFront();
  await new Promise((resolve) => browser.context.once('close', resolve));
}

async function launch({ headless }: { headless: boolean }): Promise<LaunchedBrowser> {
  if (!headless && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('this machine has no display.');
  }
  const browser = await launchBrowser({ extensionDir, headless, profileDir: join(root, 'data/sandbox/profile') });
  stops.push(() => browser.close());
  return browser;
}
