import { browser } from 'wxt/browser';
import { refreshBadge } from './badge';
import { listenToDesktop } from './desktop';
import { followEvents, isFollowing } from './events';
import { hostRequests } from './host-requests';
import { readRunningSites, registerMailScript } from './mail-sites';
import { tellMisses } from './misses';
import { welcomePages } from './open-pages';
import { ownScripts, runInOpenTabs } from './open-tabs';
import { ownRequests } from './own-requests';
import { commandsAlarm, postCommands } from './post-commands';
import { makePresses } from './press-resend';
import { listenToProcoreSignIn, resumeProcoreSignIn } from './procore-sign-in';
import { refreshPauses } from './refresh-pauses';
import { answerMessages } from './router';
import { keepStorageToOurselves } from './stored';
import { unpausedLoaders } from './unpaused-loaders';

const tickAlarm = 'tick';

/** Sets up the worker. Listeners are added at once, because the event that woke the worker is delivered after it. */
export function start(): void {
  answerMessages(ownRequests, hostRequests);
  welcomePages(() => void followEvents());
  listenToDesktop();
  listenToProcoreSignIn();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === commandsAlarm) void Promise.all([postCommands(), makePresses()]);
    if (name === tickAlarm) void tick();
  });
  browser.permissions.onAdded.addListener(() => {
    listenToDesktop();
    void registerMailScript();
  });
  browser.permissions.onRemoved.addListener(() => void registerMailScript());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // What runs in open tabs belongs to the version before, or was never there.
    if (reason === 'install' || reason === 'update') void runInAllTabs();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  // Without a listener the browser does not start the worker with itself.
  browser.runtime.onStartup.addListener(() => console.debug('Rebound: started with the browser'));
  self.addEventListener('online', () => void awake());
  void awake();
}

/** What every start of the worker does, whatever woke it. */
async function awake(): Promise<void> {
  await keepStorageToOurselves();
  await browser.alarms.create(tickAlarm, { periodInMinutes: 1 });
  await registerMailScript();
  void postCommands({ evenIfEarly: true });
  void makePresses();
  void resumeProcoreSignIn();
  await tick();
}

/** While the stream is open it tells of every change, and nothing needs to be asked. */
async function tick(): Promise<void> {
  void tellMisses();
  if (isFollowing()) return;
  await refreshBadge();
  await refreshPauses();
  void followEvents();
}

async function runInAllTabs(): Promise<void> {
  await runInOpenTabs([...ownScripts(), ...(await unpausedLoaders(await readRunningSites()))]);
}
