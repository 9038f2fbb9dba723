import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../background/commands';
import { fakeBrowser } from '../../testing/fake-browser';
import { KnownCommitment } from '../commitment/known-commitment';
import { alex, priya, viewOf } from '../commitment/view.fixture';

const clicked = '2026-11-22T10:00:00.000Z';
const client = new QueryClient();
const facts = { commitmentId: '700101', place: null, mail: null, page: 'procore-commitment', floating: false };
let asked: unknown[];
let root: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(clicked), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const window = new Window();
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', window.document);
  root = window.document.body as unknown as HTMLElement;
  asked = [];
  vi.spyOn(client, 'invalidateQueries').mockImplementation(async (filters) => void asked.push(filters?.queryKey));
});
afterEach(() => {
  act(() => render(null, root));
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As the API tells it `leftMs` before the letters leave; its clock says what it likes. */
function held(leftMs: number, until = '2026-11-22T10:00:10.000Z'): CommitmentView {
  const view = viewOf('awaiting');
  const sentAt = new Date(Date.parse(until) - 10_000).toISOString();
  return {
    ...{ ...view, undo: { until, leftMs }, may: { ...view.may, undo: { may: true } } },
    commitment: { ...view.commitment, sentBy: priya, sentAt },
    told: [alex, priya].map((person) => ({ event: 'resent', person, state: 'waiting', at: sentAt })),
  };
}

function show(view: CommitmentView, command?: Command, asOf = new Date(Date.now()).toISOString()) {
  act(() =>
    render(
      <QueryClientProvider client={client}>
        <KnownCommitment read={{ value: view, asOf, stale: false }} facts={facts} command={command} />
      </QueryClientProvider>,
      root,
    ),
  );
}

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const ticking = () => root.querySelector('header > [aria-hidden]')?.textContent;
const said = () => root.querySelector('[role=status]')?.textContent;
const button = (name: string) => [...root.querySelectorAll('button')].find((one) => one.textContent === name);
const click = (verb: Command['verb'], state: Command['state'] = 'waiting'): Command => ({
  ...{ key: `${verb}-1`, commitmentId: '700101', verb, version: 8, personId: 'p1', mintedAt: clicked },
  ...{ state, tries: 0, nextAt: clicked, fault: null, press: null, pressed: null },
});

describe('the time that is left', () => {
  test.each([
    ['the same', '2026-11-22T10:00:10.000Z'],
    ['an hour ahead', '2026-11-22T11:00:10.000Z'],
    ['an hour behind', '2026-11-22T09:00:10.000Z'],
  ])("counts down by the page's clock, the API's being %s", (_, until) => {
    show(held(8000, until));
    expect(ticking()).toBe('2 approvers are mailed in 8 s');
    for (const left of [7, 6, 5, 4, 3, 2, 1]) {
      pass(1000);
      expect(ticking()).toBe(`2 approvers are mailed in ${left} s`);
    }
    expect(asked).toEqual([]);
    pass(1000);
    expect(root.textContent).not.toContain('mailed in');
    expect(button('Undo')).toBeUndefined();
    expect(asked).toEqual([['commitment', '700101']]);
  });

  test('is told once to who hears it, however often it ticks', () => {
    show(held(8000));
    const first = said();
    expect(first).toBe('Waiting for accounting2 approvers are mailed in 10 s');
    pass(3500);
    show(held(4500));
    expect(said()).toBe(first);
  });

  test('is never more than the API said, though the clock is put back', () => {
    show(held(8000), undefined, '2026-11-22T10:59:00.000Z');
    expect(ticking()).toBe('2 approvers are mailed in 8 s');
  });

  test('is over for an answer that is remembered from long ago', () => {
    show(held(8000), undefined, '2026-11-22T09:59:00.000Z');
    expect(button('Undo')).toBeUndefined();
  });
});

describe('undo', () => {
  test('is for who may; others see the time alone', () => {
    const view = held(8000);
    const refusal = { reason: 'not-own-resend' as const, who: [alex] };
    show({ ...view, may: { ...view.may, undo: { may: false, refusal } } });
    expect(ticking()).toBe('2 approvers are mailed in 8 s');
    expect(button('Undo')).toBeUndefined();
  });

  test('takes the place of Retrieve, until the mail has left', () => {
    show(held(8000));
    expect(button('Retrieve from ERP')).toBeUndefined();
    expect(button('Undo')).toBeDefined();
    show(viewOf('awaiting'));
    expect(button('Retrieve from ERP')).toBeDefined();
  });

  test('is not the second click of a double click, and is given once it has settled', () => {
    const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ ok: true, value: null } as never);
    show(held(8000));
    pass(499);
    button('Undo')?.click();
    expect(sent).not.toHaveBeenCalled();
    pass(1);
    button('Undo')?.click();
    const body = { commitmentId: '700101', verb: 'undo', version: 7 };
    expect(sent.mock.calls).toEqual([[{ type: 'mint-command', body }]]);
  });

  test('is under way once clicked', () => {
    show(held(8000), click('undo'));
    expect(button('Undoing…')?.getAttribute('aria-disabled')).toBe('true');
  });

  test('that worked says so beside the comment, with the focus on the state, until the next click', () => {
    show(held(8000));
    show(held(7000), click('undo'));
    show(viewOf('rejected'), click('undo'));
    expect(root.textContent).toContain('Taken back. Nobody was mailed.');
    expect(document.activeElement?.textContent).toBe('Rejected by accounting');
    show(viewOf('rejected'));
    expect(root.textContent).toContain('Taken back. Nobody was mailed.');
    show(viewOf('rejected'), click('resend'));
    expect(root.textContent).not.toContain('Taken back.');
  });

  test('in another tab is not told as one’s own click', () => {
    show(held(8000));
    show(viewOf('rejected'));
    expect(root.textContent).not.toContain('Taken back.');
  });

  test('that comes too late says what still helps', () => {
    const problem = { type: '', title: '', status: 409, code: 'refused', detail: '', refusal: { reason: 'too-late' } };
    show(viewOf('awaiting'), { ...click('undo', 'refused'), fault: { kind: 'problem', problem } as Command['fault'] });
    expect(root.textContent).toContain(
      'Not taken back. The approvers are being mailed. Retrieve from ERP still gets it back.',
    );
    expect(button('Retrieve from ERP')).toBeDefined();
  });

  test('has the focus: when the time is over, the state has it', () => {
    show(held(2000));
    button('Undo')?.focus();
    expect(document.activeElement?.textContent).toBe('Undo');
    pass(2000);
    expect(document.activeElement?.textContent).toBe('Waiting for accounting');
  });
});
