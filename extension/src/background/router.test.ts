import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from '../testing/fake-browser';
import { hostRequests } from './host-requests';
import { ownRequests } from './own-requests';
import { listen, type SenderName, senders, tiePanels } from './router.fixture';
import { aboutAnother, sound } from './sound-requests.fixture';

const windows: SenderName[] = ['popup', 'options', 'welcome', 'a browser that names no origin'];
const tied: SenderName[] = ['tied panel', 'tied panel in a browser that names no documents'];
const untied: SenderName[] = [
  'untied panel',
  'another document in the frame of the tied panel',
  'panel without a tab',
  'panel in another tab',
];
const loaders: SenderName[] = [
  'content script',
  'content script in a frame',
  'content script where documents have no names',
  'content script at an address that ends as ours',
  'content script at an address that begins as ours',
  'content script at an address with ours as user',
  'content script at ours in capitals',
  'content script at a blob of ours',
];

/** Who is answered, request by request: nobody else is, and a request that is not listed here has no business there. */
const answered: Record<string, SenderName[]> = {
  'show-panel': loaders,
  'look-up': loaders,
  'report-miss': loaders,
  'bring-lists': loaders,
  'tell-page': loaders,
  'claim-panel': [...windows, ...tied, ...untied],
  'read-commitment': [...windows, ...tied],
  'read-mark': [...windows, ...tied],
  'read-commands': [...windows, ...tied],
  'read-pauses': [...windows, ...tied],
  'mint-command': [...windows, ...tied],
  follow: [...windows, ...tied],
  'dismiss-command': [...windows, ...tied],
  'look-at-place': [...windows, ...tied],
  'ask-in-popup': [...windows, ...tied],
  'open-options': [...windows, ...tied],
  'read-rejections': windows,
  'read-count': windows,
  'read-me': windows,
  'choose-summary': windows,
  'read-asked': windows,
  'drop-asked': windows,
  'read-session': windows,
  'test-connection': windows,
  'keep-api-url': windows,
  'request-code': windows,
  'sign-in': windows,
  'read-ways': windows,
  'begin-procore-sign-in': windows,
  'read-signing-in': windows,
  'choose-company': windows,
  'drop-procore-sign-in': windows,
  'disconnect-procore': windows,
  'sign-out': windows,
  'read-sessions': windows,
  'revoke-session': windows,
  'sign-out-everywhere': windows,
  'list-mail-sites': windows,
  'add-mail-sites': windows,
  'remove-mail-sites': windows,
  'read-site-here': windows,
  'read-desktop': windows,
  'turn-desktop': windows,
  'turn-sites': windows,
};

let send: ReturnType<typeof listen>;
let cells = 0;

beforeEach(async () => {
  fakeBrowser.reset();
  await tiePanels();
  send = listen((_, type) => async () => `the answer to ${type}`);
});
afterAll(() => tellSize(`S6: ${Object.keys(answered).length} requests × senders, ${cells} cells`));

test('every request of both lists has its row', () => {
  expect(Object.keys(answered).sort()).toEqual([...Object.keys(ownRequests), ...Object.keys(hostRequests)].sort());
});

test.each(Object.entries(answered))('%s is answered to those alone who may ask', async (type, expected) => {
  expect((await answeredOf(type, (sound as Record<string, unknown>)[type])).sort()).toEqual([...expected].sort());
});

test.each(Object.entries(aboutAnother))(
  '%s about another commitment is not answered to a panel',
  async (type, body) => {
    expect((await answeredOf(type, body)).sort()).toEqual([...windows].sort());
  },
);

test.each(['content script', 'options', 'untied panel'] as const)('%s is told that it is refused', async (name) => {
  const type = name === 'options' ? 'show-panel' : 'read-session';
  expect(await send({ type, body: null }, senders[name])).toEqual({
    ok: false,
    fault: { kind: 'unexpected', detail: 'not accepted' },
  });
});

test.each(['another extension', 'web page', 'undefined'] as const)('%s is told nothing', async (name) => {
  expect(await send({ type: 'read-session', body: null }, senders[name])).toBeUndefined();
});

async function answeredOf(type: string, body: unknown): Promise<string[]> {
  const names: string[] = [];
  for (const [name, sender] of Object.entries(senders)) {
    cells += 1;
    const answer = await send({ type, body }, sender);
    if (answer?.ok && answer.value === `the answer to ${type}`) names.push(name);
  }
  return names;
}
