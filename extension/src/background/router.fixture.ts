import type { fakeBrowser } from '../testing/fake-browser';
import { hostRequests } from './host-requests';
import { ownRequests } from './own-requests';
import { claimNonce, type DocumentRef, mintNonce } from './panel-claims';
import { answerMessages } from './router';
import { sound } from './sound-requests.fixture';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown;
type Handle = (...args: never[]) => Promise<unknown>;
type Answer = { ok: boolean; value?: unknown; fault?: unknown } | undefined;

export const id = 'test-extension-id';
const ours = `chrome-extension://${id}`;

const procore: DocumentRef = { tabId: 3, frameId: 0, documentId: 'procore' };
const tied: DocumentRef = { tabId: 3, frameId: 7, documentId: 'tied' };
const nameless: DocumentRef = { tabId: 3, frameId: 8, documentId: undefined };

const inTab = ({ tabId, ...rest }: DocumentRef) => ({ tab: { id: tabId }, ...rest });
const own = (path: string, more: object = {}) => ({ id, origin: ours, url: `${ours}${path}`, ...more });
const alone = inTab({ tabId: 4, frameId: 0, documentId: 'alone' });
const framed = inTab({ tabId: 3, frameId: 9, documentId: 'framed' });
const panel = (more: object) => own('/panel.html', { ...framed, ...more });
const page = (url: string, more: object = {}) => ({
  ...{ id, url, origin: 'https://us02.procore.com' },
  ...inTab(procore),
  ...more,
});

/** Every kind of sender, as browsers describe them to the listener; a few that no browser would. */
export const senders = {
  popup: own('/popup.html'),
  options: own('/options.html?from=popup#sign-in', alone),
  welcome: own('/welcome.html', alone),
  'a browser that names no origin': { id, url: `${ours}/popup.html` },
  'tied panel': own('/panel.html', inTab(tied)),
  'tied panel in a browser that names no documents': own('/panel.html?dark', inTab(nameless)),
  'untied panel': panel({}),
  'another document in the frame of the tied panel': panel({ frameId: 7, documentId: 'later' }),
  'panel without a tab': own('/panel.html'),
  'panel in another tab': panel({ tab: { id: 5 }, frameId: 7, documentId: undefined }),
  'panel of a foreign origin': own('/panel.html', { ...inTab(tied), origin: 'https://evil.example' }),
  'sandboxed panel': own('/panel.html', { ...inTab(tied), origin: 'null' }),
  'panel by another spelling': own('/%70anel.html', inTab(tied)),
  'panel with another slash': own('//panel.html', inTab(tied)),
  'popup in a frame': own('/popup.html', framed),
  'options in a frame': own('/options.html', framed),
  'options of a foreign origin': own('/options.html', { ...alone, origin: 'https://evil.example' }),
  'options of an empty origin': own('/options.html', { ...alone, origin: '' }),
  'options of half an origin': own('/options.html', { ...alone, origin: 'chrome-extension://test' }),
  'sandboxed options': own('/options.html', { ...alone, origin: 'null' }),
  'a page of ours that is none': own('/options.html/x', alone),
  'content script': page('https://us02.procore.com/24017/project/commitments'),
  'content script in a frame': page('https://us02.procore.com/x', framed),
  'content script where documents have no names': page('https://us02.procore.com/x', { documentId: undefined }),
  'content script without a tab': { id, url: 'https://us02.procore.com/x', origin: 'https://us02.procore.com' },
  'content script without an address': { id, ...inTab(procore) },
  'content script at an address that ends as ours': page('https://evil.example/chrome-extension://test-extension-id/'),
  'content script at an address that begins as ours': page(`${ours}.evil.example/popup.html`),
  'content script at an address with ours as user': page(`${ours}@evil.example/popup.html`),
  'content script at ours in capitals': page('CHROME-EXTENSION://TEST-EXTENSION-ID/popup.html'),
  'content script at a blob of ours': page(`blob:${ours}/popup.html`),
  'another extension': { id: 'another', url: 'chrome-extension://another/popup.html', origin: 'chrome-extension://x' },
  "another extension's content script": page('https://us02.procore.com/x', { id: 'another' }),
  'another extension under our address': own('/popup.html', { id: 'another' }),
  'an address of ours without an extension': { url: `${ours}/popup.html`, origin: ours },
  'web page': { url: 'https://evil.example/', origin: 'https://evil.example', ...alone },
  'web page with an empty id': { id: '', url: `${ours}/popup.html`, origin: ours },
  'native program': { id, nativeApplication: 'com.evil' },
  nothing: {},
  undefined: undefined,
};

export type SenderName = keyof typeof senders;

/** The background with both lists as they are, but for how they answer; tells what a sender is answered. */
export function listen(instead: (answer: Handle, type: string) => Handle) {
  const { runtime, tabs } = (globalThis as unknown as { browser: typeof fakeBrowser }).browser;
  let listener: Listener = () => undefined;
  runtime.getURL = (path: string) => ours + path;
  runtime.getManifest = () => ({ manifest_version: 3, name: 'Rebound', version: '1' });
  tabs.sendMessage = async () => undefined;
  runtime.openOptionsPage = async () => undefined;
  runtime.onMessage.addListener = (added) => {
    listener = added as Listener;
  };
  const wrapped = <L extends object>(list: L): L =>
    Object.fromEntries(
      Object.entries(list).map(([type, { accepts, answer }]) => [type, { accepts, answer: instead(answer, type) }]),
    ) as L;
  answerMessages(wrapped(ownRequests), wrapped(hostRequests));

  return (message: unknown, sender: unknown): Promise<Answer> =>
    new Promise((resolve) => {
      let answered = false;
      const later = listener(message, sender, (answer) => {
        answered = true;
        resolve(answer as Answer);
      });
      if (later !== true && !answered) resolve(undefined);
    });
}

/** Ties the panels that are called tied, as a loader in the page would have brought it about. */
export async function tiePanels(): Promise<void> {
  for (const frame of [tied, nameless]) await claimNonce(frame, await mintNonce(procore, sound['show-panel']));
}
