import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../testing/fake-browser';
import { claimNonce, mintNonce } from './panel-claims';

const facts = { commitmentId: '700101', mail: null, page: 'procore-commitment', floating: false };

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the frame that shows the nonce in its tab gets the facts', async () => {
  const nonce = await mintNonce(3, facts);
  expect(await claimNonce(3, nonce)).toEqual(facts);
});

test.each([
  ['a second time', async (nonce: string) => [await claimNonce(3, nonce), await claimNonce(3, nonce)][1]],
  ['in another tab', (nonce: string) => claimNonce(4, nonce)],
  ['outside a tab', (nonce: string) => claimNonce(undefined, nonce)],
  [
    'after half a minute',
    (nonce: string) => {
      vi.advanceTimersByTime(30_001);
      return claimNonce(3, nonce);
    },
  ],
  ['made up', () => claimNonce(3, 'made-up')],
  ['the name of something every object has', () => claimNonce(3, 'constructor')],
])('%s it gets nothing', async (_, claim) => {
  expect(await claim(await mintNonce(3, facts))).toBeNull();
});

test('a wrong tab uses the nonce up', async () => {
  const nonce = await mintNonce(3, facts);
  await claimNonce(4, nonce);
  expect(await claimNonce(3, nonce)).toBeNull();
});
