import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeApi, json } from '../testing/fake-api';
import { fakeBrowser } from '../testing/fake-browser';
import { dropAsked, keepAsked } from './asked';
import { type Command, commands, type Press } from './commands';
import { mintCommand } from './mint-command';
import { claimNonce, mintNonce } from './panel-claims';
import { lookAgain, makePresses } from './press-resend';
import { keepSignedIn } from './session';
import { askWays } from './ways';

const pageUrl =
  'https://us02.procore.com/webclients/host/companies/4100/projects/24017/tools/contracts/commitments/work_order_contracts/700101';
const place = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' } as const;
const before = { mark: 'returned', words: 'Rejected', control: 'on', alerts: [], notices: [] } as const;

/** What the page answers to each question in turn, and what it was asked. */
let page: Record<'find' | 'press' | 'look', unknown>;
let did: string[];
let asked: ReturnType<typeof fakeApi>;

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(console, 'info').mockReturnValue();
  asked = fakeApi(() => json({ ways: ['procore'], pageUrl, commitment: { id: '700101' } }));
  await keepSignedIn({ token: 'secret', person: { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' } });
  await askWays();
  page = { find: { found: 'ready', before }, press: { came: 'done', words: 'It was sent.' }, look: null };
  did = [];
  fakeBrowser.tabs.get = (async () => ({ status: 'complete', url: pageUrl })) as never;
  fakeBrowser.tabs.create = (async ({ url }: { url: string }) => {
    did.push(`open ${url === pageUrl}`);
    return { id: 8 };
  }) as never;
  fakeBrowser.scripting.executeScript = (async ({ files, func }: { files?: string[]; func?: () => unknown }) => {
    if (files) return [{ frameId: 0 }];
    const what = (['find', 'press', 'look'] as const).find((name) => String(func).includes(`?.${name}(`));
    if (!what) return [{ frameId: 0, documentId: 'd-1', result: true }];
    did.push(what);
    return [{ frameId: 0, result: page[what] }];
  }) as never;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const click = () => mintCommand({ commitmentId: '700101', verb: 'resend', version: 7 });
const posted = () => asked.filter(({ url }) => url.pathname.endsWith('/resend')).length;
const ended = () => vi.waitFor(async () => expect((await commands.get())[0]?.state).not.toBe('pressing'));

async function pressing(more: Partial<Press> = {}): Promise<Command> {
  const until = new Date(Date.now() + 60_000).toISOString();
  const press: Press = {
    place,
    pageUrl,
    tabId: 8,
    isOpened: true,
    step: 'pressing',
    before: { ...before, alerts: [], notices: [] },
    until,
    ...more,
  };
  const command: Command = {
    ...{ key: 'k', commitmentId: '700101', verb: 'resend', version: 7, personId: 'p1', state: 'pressing' },
    ...{ mintedAt: until, tries: 0, nextAt: until, fault: null, press, pressed: null },
  };
  await commands.set([command]);
  return command;
}

test('a click from elsewhere opens the commitment, presses there once, and what the page said is posted', async () => {
  await Promise.all([click(), click()]);
  await vi.waitFor(() => expect(posted()).toBe(1));
  expect(did).toEqual(['open true', 'find', 'press']);
});

test('pressed on its own page and confirmed in the popup, it is pressed in the tab of that page', async () => {
  const panel = { tabId: 5, frameId: 3, documentId: 'panel' };
  const host = { tabId: 5, frameId: 0, documentId: 'd-1' };
  const facts = { commitmentId: '700101', place, mail: null, page: 'procore-commitment', floating: false };
  await claimNonce(panel, await mintNonce(host, facts));
  await keepAsked({ commitmentId: '700101', verb: 'resend' }, panel);
  await Promise.all([click(), dropAsked()]);
  await vi.waitFor(() => expect(posted()).toBe(1));
  expect(did).toEqual(['find', 'press']);
});

test('a document that is replaced while it is pressed in answers nothing in Firefox, and the next one is looked at', async () => {
  const answer = fakeBrowser.scripting.executeScript;
  fakeBrowser.scripting.executeScript = (async (injection: { files?: string[]; func?: () => unknown }) => {
    if (String(injection.func).includes('reboundPresser !== undefined')) return [{ frameId: 0, result: false }];
    const answered = await answer(injection as never);
    return String(injection.func).includes('?.press(') ? new Promise(() => undefined) : answered;
  }) as never;
  page.look = { came: 'done', words: null };
  await click();
  await vi.waitFor(() => expect(posted()).toBe(1));
  expect(did).toEqual(['open true', 'find', 'press', 'look']);
});

test('what may have happened is looked at by the next worker, and never pressed again', async () => {
  await pressing();
  page.look = { came: 'done', words: null };
  await Promise.all([makePresses(), makePresses()]);
  await vi.waitFor(() => expect(posted()).toBe(1));
  expect(did).toEqual(['look']);
});

test('that it may happen is kept before the page is asked to press', async () => {
  let atPress: string | undefined;
  const answer = fakeBrowser.scripting.executeScript;
  fakeBrowser.scripting.executeScript = (async (injection: { func?: () => unknown }) => {
    if (String(injection.func).includes('?.press(')) atPress = (await commands.get())[0]?.press?.step;
    return answer(injection as never);
  }) as never;
  await click();
  await vi.waitFor(() => expect(posted()).toBe(1));
  expect(atPress).toBe('pressing');
});

test.each([
  ['greyed out', { find: { found: 'off', words: 'Not met.' } }, { kind: 'page', why: 'refused', words: 'Not met.' }],
  ['not offered', { find: { found: 'absent' } }, { kind: 'page', why: 'not-offered', words: null }],
  [
    'refused after it',
    { press: { came: 'refused', words: 'Locked.' } },
    { kind: 'page', why: 'refused', words: 'Locked.' },
  ],
])('%s: it is refused, in the words of the page, and nothing is posted', async (_, answers, fault) => {
  Object.assign(page, answers);
  await click();
  await ended();
  expect((await commands.get())[0]).toMatchObject({ state: 'refused', fault });
  expect(posted()).toBe(0);
});

test('a page that went away under the press is looked at; what it does not say is unclear, and stays so until a page of it comes', async () => {
  Object.assign(page, { press: null, look: { came: 'unclear', words: 'Please wait.' } });
  await click();
  await ended();
  expect((await commands.get())[0]).toMatchObject({ state: 'unclear', fault: { words: 'Please wait.' } });
  await makePresses();
  expect((await click()).state).toBe('unclear');
  page.look = { came: 'done', words: null };
  await lookAgain('700101', { tabId: 9, frameId: 0, documentId: 'd-2' });
  await vi.waitFor(() => expect(posted()).toBe(1));
  expect(did.filter((what) => what === 'press')).toHaveLength(1);
});

test('too late, nobody expects it any more: it is not pressed at all', async () => {
  await pressing({ step: 'finding', until: '2020-01-01T00:00:00.000Z' });
  await makePresses();
  expect((await commands.get())[0]).toMatchObject({ state: 'refused', fault: { why: 'not-shown' } });
  expect(did).toEqual([]);
});
