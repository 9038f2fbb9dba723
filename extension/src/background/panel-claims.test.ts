import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../testing/fake-browser';
import { claimNonce, claimOf, type DocumentRef, mintNonce } from './panel-claims';

const facts = { commitmentId: '700101', place: null, mail: null, page: 'procore-commitment', floating: false };
const host: DocumentRef = { tabId: 3, frameId: 0, documentId: 'host' };
const frame: DocumentRef = { tabId: 3, frameId: 7, documentId: 'frame' };

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the frame that shows the nonce in its tab gets the facts, and is known from then on', async () => {
  const nonce = await mintNonce(host, facts);
  expect(await claimOf(frame)).toBeNull();
  expect(await claimNonce(frame, nonce)).toEqual(facts);
  expect(await claimOf(frame)).toEqual({ nonce, facts, host });
});

test.each<[string, (nonce: string) => Promise<unknown>]>([
  ['a second time', async (nonce) => [await claimNonce(frame, nonce), await claimNonce(frame, nonce)][1]],
  ['in another tab', (nonce) => claimNonce({ ...frame, tabId: 4 }, nonce)],
  ['outside a tab', (nonce) => claimNonce(null, nonce)],
  [
    'after half a minute',
    (nonce) => {
      vi.advanceTimersByTime(30_001);
      return claimNonce(frame, nonce);
    },
  ],
  ['made up', () => claimNonce(frame, 'made-up')],
  ['the name of something every object has', () => claimNonce(frame, 'constructor')],
])('%s it gets nothing, and is tied to nothing', async (_, claim) => {
  expect(await claim(await mintNonce(host, facts))).toBeNull();
  expect(await claimOf(frame)).toBeNull();
});

test('a wrong tab uses the nonce up', async () => {
  const nonce = await mintNonce(host, facts);
  await claimNonce({ ...frame, tabId: 4 }, nonce);
  expect(await claimNonce(frame, nonce)).toBeNull();
});

test.each<[string, DocumentRef]>([
  ['another document in the same frame', { ...frame, documentId: 'other' }],
  ['the document around it', host],
  ['a document named as something every object has', { ...frame, documentId: 'constructor' }],
])('%s is not the one that was tied', async (_, other) => {
  await claimNonce(frame, await mintNonce(host, facts));
  expect(await claimOf(other)).toBeNull();
});

test('where documents have no names, a frame that loads anew is untied', async () => {
  const nameless = { tabId: 3, frameId: 7, documentId: undefined };
  await claimNonce(nameless, await mintNonce(host, facts));
  expect(await claimOf(nameless)).not.toBeNull();
  await claimNonce(nameless, 'made-up');
  expect(await claimOf(nameless)).toBeNull();
});
