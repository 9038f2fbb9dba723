import '../../testing/fake-browser';
import type { PagePause } from '@rebound/shared/page-health-schema';
import { type QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { Window } from 'happy-dom';
import { type ComponentChild, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../background/fault';
import type { PanelFacts } from '../../background/messages';
import type { fakeBrowser } from '../../testing/fake-browser';
import { adapterName, PausedPages } from '../permission/paused-pages';
import { queryClient } from '../ui/query';
import { CommitmentPanel } from './commitment-panel';
import { comment, viewOf } from './view.fixture';

const heading = 'Reading of this page is paused';
const mail = {
  commitment: { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' },
  comment,
} as const;
const onPage: PanelFacts = {
  commitmentId: '700101',
  place: null,
  mail: null,
  page: 'procore-commitment',
  floating: false,
};
const inMail: PanelFacts = { ...onPage, mail, page: 'gmail' };
const pauseOf = (adapter: string): PagePause => ({
  adapter,
  pausedAt: '2026-11-18T15:02:00.000Z',
  reason: 'The header \u202emoved <b>up</b>.',
});
const problem = (status: number, code: string): Fault => ({
  kind: 'problem',
  problem: { type: 'about:blank', title: code, status, code, detail: '' },
});

const waiting = { type: 'about:blank', title: 'Wait', status: 503, code: 'procore-asks-to-wait', detail: '' };

let root: HTMLElement;
beforeEach(() => {
  const window = new Window();
  vi.stubGlobal('document', window.document);
  root = window.document.body as unknown as HTMLElement;
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

describe('a page whose adapter is paused', () => {
  test.each([
    ['on the page', onPage],
    ['over a list', { ...onPage, floating: true }],
    ['in a mail', inMail],
  ])('%s says so, with the way to the commitment, and no fact nor button', async (_, facts) => {
    const { root, text } = await shown(facts, [pauseOf(facts.page)], viewOf('rejected'));
    expect(text).toContain(heading);
    expect(text).toMatch(/By Rebound's operator, since Nov 18, 2026, .*: The header \u202emoved <b>up<\/b>\./);
    for (const fact of [comment, 'SC-1042', 'Rejected', 'Alex Kim']) expect(text).not.toContain(fact);
    expect(root.querySelectorAll('button')).toHaveLength(0);
    const links = [...root.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([['Open in Procore', viewOf('rejected').pageUrl]]);
    expect(root.querySelector('b')).toBeNull();
  });

  test.each<[string, Fault]>([
    ['cannot be asked about', { kind: 'offline' }],
    ['is not known', problem(404, 'not-found')],
  ])(
    'in a mail whose commitment %s, it says so without a way there: a mail’s link is not followed',
    async (_, fault) => {
      const { root, text } = await shown(inMail, [pauseOf('gmail')], fault);
      expect(text).toContain(heading);
      expect(text).not.toContain(comment);
      expect(root.querySelectorAll('a, button')).toHaveLength(0);
    },
  );

  test('says nothing on a page of a commitment that is none of ours', async () => {
    expect((await shown(onPage, [pauseOf(onPage.page)], problem(404, 'not-found'))).text).toBe('');
  });

  test('shows nothing of a mail before it is known whether it is paused', async () => {
    expect((await shown(inMail, undefined, viewOf('rejected'))).text).toBe('');
    expect((await shown(inMail, [pauseOf('gmail')], undefined)).text).toBe('');
  });

  test('another one’s pause changes nothing', async () => {
    const { text } = await shown(onPage, [pauseOf('gmail')], viewOf('rejected'));
    expect(text).toContain('Re-send to ERP');
    expect(text).not.toContain(heading);
  });
});

describe('where Procore owns the loop', () => {
  const unheard = { ...viewOf('not-sent'), upstream: 'procore' as const, erpKnown: false };

  test('a mail about what nobody has heard of keeps its words, as the mail’s alone, and leads to where Procore says it', async () => {
    const { root, text } = await shown(inMail, [], unheard);
    expect(text).toContain('From this email, not confirmed');
    expect(text).toContain('Vendor code V-2291 is inactive');
    expect(text).not.toContain('on record');
    expect([...root.querySelectorAll('a')].map(({ href }) => href)).toEqual([
      unheard.pageUrl,
      `${unheard.pageUrl}/change_history`,
    ]);
    expect(root.querySelectorAll('button')).toHaveLength(0);
  });

  test('on its page nothing is claimed of it', async () => {
    const { text } = await shown(onPage, [], unheard);
    expect(text).toContain('Not known here yet');
    expect(text).not.toContain('Not sent to accounting');
  });

  test.each<[string, Fault, string | RegExp]>([
    [
      'Procore asks to wait',
      { kind: 'problem', problem: { ...waiting, until: '2026-11-18T14:05:00.000Z' } },
      /^!Procore asks us to wait until \d\d:05/,
    ],
    ['Procore is not reached', problem(502, 'procore-unreachable'), 'Procore cannot be reached right now.'],
    ['Procore wants a new sign-in', problem(401, 'procore-sign-in-needed'), 'Procore wants you to sign in again.'],
    ['Rebound is not connected', problem(403, 'not-connected'), 'Rebound is not connected to this company.'],
    ['Rebound is not reached', { kind: 'offline' }, 'Rebound cannot be reached right now.'],
  ])('%s: the panel says so', async (_, fault, words) => {
    expect((await shown(onPage, [], fault)).text).toMatch(words);
  });

  test('the steps that Procore takes have no button here, but for the re-send', async () => {
    const { root, text } = await shown(onPage, [], { ...viewOf('rejected'), upstream: 'procore' });
    expect(buttonsIn(root)).toEqual(['Follow', 'Re-send to ERP']);
    expect(text).toContain('void it in Procore');
    const waits = await shown(onPage, [], { ...viewOf('awaiting'), upstream: 'procore' });
    expect(buttonsIn(waits.root)).toEqual(['Follow']);
  });
});

describe('what was shown, and cannot be had any more', () => {
  test.each<[string, Fault, string]>([
    ['one is signed out', { kind: 'signed-out' }, 'Sign in to see what accounting says.'],
    ['Procore wants a new sign-in', problem(401, 'procore-sign-in-needed'), 'Procore wants you to sign in again.'],
    ['it is gone', problem(404, 'not-found'), 'Rebound does not know this commitment, or you may not see it.'],
  ])('%s: nothing of it stays, and the panel says so', async (_, fault, words) => {
    const { text } = await shownThen(fault);
    expect(text).toContain(words);
    for (const fact of [comment, 'SC-1042', 'Re-send to ERP']) expect(text).not.toContain(fact);
  });

  test.each<Fault>([{ kind: 'unexpected', detail: 'The port was closed.' }, problem(502, 'procore-unreachable')])(
    'while it is only that nobody can be asked now, it stays',
    async (fault) => expect((await shownThen(fault)).text).toContain('Re-send to ERP'),
  );
});

test('the popup names each, since when and why; with none it has no line', async () => {
  const { text } = await drawn(<PausedPages />, [pauseOf('gmail'), pauseOf('procore-commitments')]);
  expect(text).toMatch(
    /^Gmail: paused by Rebound's operator since Nov 18, 2026, .*: The header .*\.Procore commitments: paused/,
  );
  expect((await drawn(<PausedPages />, [])).text).toBe('');
  expect(adapterName('any-mail')).toBe('Any mail');
});

const buttonsIn = (around: Element) => [...around.querySelectorAll('button')].map(({ textContent }) => textContent);

type Answer = ReturnType<typeof viewOf> | Fault | undefined;

/** The panel of `facts`, when the background has answered what is given; what is `undefined` it has not yet. */
function shown(facts: PanelFacts, pauses: PagePause[] | undefined, answer: Answer) {
  return drawn(<CommitmentPanel facts={facts} />, pauses, answer);
}

/** The panel of a rejected commitment after it was read again in vain. */
async function shownThen(fault: Fault) {
  const client = queryClient();
  const before = await drawn(<CommitmentPanel facts={onPage} />, [], viewOf('rejected'), client);
  expect(before.text).toContain('Re-send to ERP');
  answerWith([], fault);
  await client.invalidateQueries();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { text: root.textContent ?? '' };
}

async function drawn(
  what: ComponentChild,
  pauses: PagePause[] | undefined,
  answer?: Answer,
  client: QueryClient = queryClient(),
) {
  const asked = answerWith(pauses, answer);
  render(null, root);
  render(<QueryClientProvider client={client}>{what}</QueryClientProvider>, root);
  await vi.waitFor(() => expect(asked).toContain('read-pauses'));
  // Whatever was to be drawn of the answers has been by then.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { root, text: root.textContent ?? '' };
}

/** Has the background answer so from now on; what is asked is added to what this answers. */
function answerWith(pauses: PagePause[] | undefined, answer: Answer): string[] {
  const asked: string[] = [];
  const { runtime } = (globalThis as unknown as { browser: typeof fakeBrowser }).browser;
  runtime.sendMessage = (async ({ type }: { type: string }) => {
    asked.push(type);
    const value = { 'read-pauses': pauses, 'read-commands': [], 'read-commitment': answer }[type];
    if (value === undefined) return new Promise(() => undefined);
    if (type !== 'read-commitment') return { ok: true, value };
    const read = { value, asOf: '2026-11-22T10:00:00.000Z', stale: false };
    return 'kind' in value ? { ok: false, fault: value } : { ok: true, value: read };
  }) as typeof runtime.sendMessage;
  return asked;
}
