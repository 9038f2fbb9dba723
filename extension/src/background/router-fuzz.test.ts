import { tellSize } from '@rebound/shared/testing/tell-size';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Asked, fakeApi, json } from '../testing/fake-api';
import { fakeBrowser, toolbar } from '../testing/fake-browser';
import { keepAsked } from './asked';
import { broken, wild } from './broken.fixture';
import { type Command, commands } from './commands';
import { namesOf } from './known-pages';
import { keepMiss, tellMisses } from './misses';
import { rememberTab } from './open-pages';
import { postCommands } from './post-commands';
import { listen, type SenderName, senders, tiePanels } from './router.fixture';
import { keepSignedIn } from './session';
import { aboutAnother, commitmentId, sound } from './sound-requests.fixture';

const payloads = process.env.REBOUND_LONG ? 100_000 : 10_000;
const bodies = Object.entries(sound as Record<string, unknown>);
const hosts = ['show-panel', 'look-up', 'report-miss', 'bring-lists', 'tell-page'];
/** What a tied panel may ask, and what that may change and fetch. */
const forPanels: Record<string, string[]> = {
  'claim-panel': ['session.nonces', 'session.claims'],
  'read-commitment': ['session.remembered', 'local.ways', '/v1/sign-in', '/v1/lookups', '/v1/commitments/700101'],
  'read-mark': [],
  'read-commands': [],
  'read-pauses': [],
  'mint-command': ['local.commands', 'session.remembered', 'session.count', '/v1/commitments/700101/resend'],
  follow: ['/v1/commitments/700101/follow'],
  'dismiss-command': ['local.commands'],
  'look-at-place': [],
  'ask-in-popup': ['session.asked'],
  'open-options': [],
};
const forLoaders: Record<string, string[]> = {
  'show-panel': ['session.nonces', 'local.ways', '/v1/sign-in'],
  'look-up': ['session.tabs-with-chips', '/v1/lookups'],
  'bring-lists': [],
  'tell-page': [
    'session.marks',
    'session.returned',
    'session.evidence-sent',
    'local.ways',
    '/v1/sign-in',
    '/v1/evidence',
  ],
  'report-miss': ['local.misses', '/v1/page-misses'],
};

let asked: Asked[];
let handled: string[];
let send: ReturnType<typeof listen>;
const refused: Command = {
  ...{ key: 'refused', commitmentId: '700109', verb: 'void', version: 2, personId: 'p1', state: 'refused' },
  ...{
    mintedAt: '2026-11-22T10:00:00.000Z',
    nextAt: '2026-11-22T10:00:00.000Z',
    tries: 0,
    fault: null,
    press: null,
    pressed: null,
  },
};

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(console, 'info').mockReturnValue();
  asked = fakeApi(() => json({ commitments: [], commitment: { id: commitmentId, version: 8 }, ways: ['procore'] }));
  handled = [];
  send = listen((answer, type) => (...args) => {
    handled.push(type);
    return answer(...args);
  });
  fakeBrowser.scripting.executeScript = async () => [];
  const person = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
  await keepSignedIn({ token: 'secret', person });
  await commands.set([refused]);
  await keepAsked({ commitmentId, verb: 'resend' });
  const names = namesOf('maildev') ?? [];
  await keepMiss({ page: 'maildev', shape: Object.fromEntries(names.map((name) => [name, 0])) });
  await tellMisses();
  asked.length = 0;
  await rememberTab(3);
  await tiePanels();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const from = (...names: SenderName[]) => fc.constantFrom(...names);
const loader = from('content script', 'content script in a frame', 'content script where documents have no names');
const tied = from('tied panel', 'tied panel in a browser that names no documents');
const anyOf = fc.oneof(loader, tied, from('untied panel', 'panel in another tab', 'another extension', 'web page'));
const oneOf = (isWanted: (type: string) => boolean) =>
  fc.constantFrom(...bodies.filter(([type]) => isWanted(type)).map(([type, body]) => ({ type, body })));
const isForPanels = (type: string) => Object.hasOwn(forPanels, type);
const brokenOne = (isWanted: (type: string) => boolean) =>
  oneOf(isWanted).chain(({ type, body }) => broken(body).map((wrong) => ({ type, body: wrong })));
const strange = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('constructor', '__proto__', 'hasOwnProperty', 'toString', '', 'READ-SESSION', 'read-session ', '0'),
  fc.constantFrom(...bodies.map(([type]) => `${type}\u0000`)),
);
const tooLarge = fc
  .integer({ min: 100_000, max: 400_000 })
  .map((length) => ({ type: 'report-miss', body: { page: 'x', shape: { ['x'.repeat(length)]: 1 } } }));
const ofAnother = fc
  .tuple(
    fc.constantFrom(...Object.entries(aboutAnother as Record<string, object>)),
    fc.string({ unit: 'binary', maxLength: 64 }),
  )
  .filter(([, id]) => id !== commitmentId)
  .map(([[type, body], id]) => ({ type, body: 'verb' in body ? { ...body, commitmentId: id } : { id } }));
const disguised = oneOf((type) => !hosts.includes(type)).map((message) => ({
  ...message,
  sender: senders.popup,
  id: senders.popup.id,
  url: senders.popup.url,
}));

/** A message, and somebody from whom it must not be taken. */
const unwanted = fc.oneof(
  fc.tuple(
    loader,
    brokenOne((type) => hosts.includes(type)),
  ),
  fc.tuple(
    loader,
    oneOf((type) => !hosts.includes(type)),
  ),
  fc.tuple(loader, disguised),
  fc.tuple(tied, brokenOne(isForPanels)),
  fc.tuple(
    tied,
    oneOf((type) => !isForPanels(type)),
  ),
  fc.tuple(tied, ofAnother),
  fc.tuple(
    from('untied panel', 'panel in another tab'),
    oneOf((type) => type !== 'claim-panel'),
  ),
  fc.tuple(
    anyOf,
    fc.record({
      type: strange,
      body: fc.oneof(
        wild,
        oneOf(() => true),
      ),
    }),
  ),
  fc.tuple(anyOf, fc.oneof(wild, fc.record({ type: wild, body: fc.constant(null) }))),
  fc.tuple(anyOf, tooLarge),
);

test('no message that is not in the lists, or not as they say, is handled or changes anything', async () => {
  const before = JSON.stringify(await state());
  let toldNothing = 0;
  const property = fc.asyncProperty(unwanted, async ([name, message]) => {
    const answer = await send(message, senders[name]);
    if (answer) expect(answer).toEqual({ ok: false, fault: { kind: 'unexpected', detail: 'not accepted' } });
    else toldNothing += 1;
    expect(handled).toEqual([]);
    expect(JSON.stringify(await state())).toBe(before);
  });
  await fc.assert(property, { numRuns: payloads, seed: 6 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(JSON.stringify(await state())).toBe(before);
  expect(toldNothing).toBeLessThan(payloads / 2);
  tellSize(`S6: ${payloads} fuzzed payloads, 0 handled, 0 state changes; ${toldNothing} of them were told nothing`);
}, 900_000);

test.each([
  ...Object.entries(forPanels).map(([type, may]) => ['tied panel', type, may] as const),
  ...Object.entries(forLoaders).map(([type, may]) => ['content script', type, may] as const),
])('of the %s, %s as it should be is handled, and changes what it is for alone', async (name, type, may) => {
  const before = await state();
  expect(await send({ type, body: sound[type as keyof typeof sound] }, senders[name])).toMatchObject({ ok: true });
  await Promise.all([postCommands(), tellMisses()]);
  const after = await state();
  const changed = Object.keys(after).filter((part) => JSON.stringify(after[part]) !== JSON.stringify(before[part]));
  const fetched = asked.map(({ url }) => url.pathname).filter((path) => path !== '/v1/rejections/count');
  expect(handled).toEqual([type]);
  expect([...may, 'asked', 'toolbar', 'alarms']).toEqual(expect.arrayContaining([...changed, ...fetched]));
});

/** All that the background keeps, what it has asked the API, and what every object here inherits. */
async function state(): Promise<Record<string, unknown>> {
  const { local, session } = fakeBrowser.storage;
  const kept = [...named('local', await local.get()), ...named('session', await session.get())];
  const alarms = await fakeBrowser.alarms.getAll();
  const inherited = Object.getOwnPropertyNames(Object.prototype);
  return { ...Object.fromEntries(kept), asked: asked.length, alarms, toolbar: { ...toolbar }, inherited };
}

function named(area: string, values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).map(([key, value]) => [`${area}.${key}`, value]);
}
