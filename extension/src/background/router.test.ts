import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from '../testing/fake-browser';
import { hostRequests } from './host-requests';
import { ownRequests } from './own-requests';
import { answerMessages } from './router';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown;

let listener: Listener;
const ownPage = { id: 'test-extension-id', url: '', tab: { id: 3 } };
const hostPage = { id: 'test-extension-id', url: 'https://us02.procore.com/x', tab: { id: 3 } };
const stranger = { id: 'another-extension', url: 'chrome-extension://another/x.html' };
const facts = { commitmentId: '700101', mail: null, page: 'procore-commitment', floating: false };

beforeEach(() => {
  fakeBrowser.reset();
  const global = globalThis as unknown as { browser: typeof fakeBrowser };
  global.browser.runtime.getURL = (path: string) => `chrome-extension://test-extension-id${path}`;
  global.browser.runtime.onMessage.addListener = (added) => {
    listener = added as Listener;
  };
  ownPage.url = 'chrome-extension://test-extension-id/popup.html';
  answerMessages(ownRequests, hostRequests);
});

function send(message: unknown, sender: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    if (listener(message, sender, resolve) !== true) setTimeout(() => resolve(undefined));
  });
}

const refused = { ok: false, fault: { kind: 'unexpected' } };

describe('every request of a page of ours is refused to a content script', () => {
  test.each(Object.keys(ownRequests))('%s', async (type) => {
    expect(await send({ type, body: null }, hostPage)).toMatchObject(refused);
  });
});

test.each([
  ['a stranger', { type: 'read-session', body: null }, stranger, undefined],
  ['a message that is none', 'read-session', ownPage, undefined],
  ['an unknown name', { type: 'read-everything', body: null }, ownPage, refused],
  ['a name that every object has', { type: 'constructor', body: null }, ownPage, refused],
  ['a body of another shape', { type: 'mint-command', body: { commitmentId: '700101' } }, ownPage, refused],
  [
    'a verb that is none',
    { type: 'mint-command', body: { commitmentId: '1', verb: 'accept', version: 1 } },
    ownPage,
    refused,
  ],
  ['a body with more in it', { type: 'claim-panel', body: { nonce: 'x', tabId: 4 } }, ownPage, refused],
  ['facts that are too long', { type: 'show-panel', body: { ...facts, page: 'x'.repeat(65) } }, hostPage, refused],
  ['too many ids', { type: 'look-up', body: { commitmentIds: Array(201).fill('1') } }, hostPage, refused],
  ['a page of ours', { type: 'read-session', body: null }, ownPage, { ok: true, value: { signedIn: false } }],
  [
    'a content script',
    { type: 'show-panel', body: facts },
    hostPage,
    { ok: true, value: { nonce: expect.any(String) } },
  ],
])('%s', async (_, message, sender, expected) => {
  const answer = await send(message, sender);
  if (expected) expect(answer).toMatchObject(expected);
  else expect(answer).toBeUndefined();
});
