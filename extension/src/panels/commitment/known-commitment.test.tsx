import '../../testing/fake-browser';
import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Check, Decision } from '@rebound/shared/permission/schema';
import { QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../background/commands';
import type { RejectionMail } from '../../pages/rejection-mail';
import { KnownCommitment } from './known-commitment';
import { alex, comment, priya, viewOf } from './view.fixture';

const titleTooLong: Check = {
  code: 'title-length',
  field: 'title',
  ok: false,
  blocking: true,
  erp: 'Sage 300 CRE',
  limit: 30,
  actual: 41,
  named: [],
  lines: [],
};

afterEach(() => vi.unstubAllGlobals());

describe('one commitment in every state', () => {
  test.each<[ErpState, string[]]>([
    ['not-sent', ['Not sent to accounting']],
    ['awaiting', ['Waiting for accounting', 'Mailed to Alex Kim', 'Retrieve from ERP']],
    ['rejected', ['Rejected by accounting', comment, 'Re-send to ERP', '1 approver is mailed', 'Line 3, cost type']],
    ['retrieved', ['Retrieved from accounting', 'Re-send to ERP']],
    ['accepted', ['Accepted by accounting', 'It goes to Sage 300 CRE with the next export.']],
    ['exported', ['In the ERP', 'Synced with Sage 300 CRE.']],
    ['export-failed', ['Export to the ERP failed', 'Vendor V-1647 is on hold.']],
    ['closed', ['Void', 'The matter is closed']],
  ])('%s', (state, texts) => {
    const { text } = shown(viewOf(state));
    for (const wanted of texts) expect(text).toContain(wanted);
    expect(text.includes('Re-send to ERP')).toBe(state === 'rejected' || state === 'retrieved');
  });
});

describe('why it may not be re-sent, and who could', () => {
  test.each<[string, Decision, string]>([
    [
      'no Admin',
      { may: false, refusal: { reason: 'not-permitted', needs: 'admin-commitments', who: [priya, alex] } },
      'Needs Admin on Commitments. Ask Priya Shah or Alex Kim.',
    ],
    [
      'something missing',
      { may: false, refusal: { reason: 'preflight', faults: [titleTooLong] } },
      'One thing above must be put right first.',
    ],
  ])('%s', (_, resend, words) => {
    const view = viewOf('rejected');
    const { text, button } = shown({ ...view, checks: [titleTooLong], may: { ...view.may, resend } });
    expect(text).toContain(words);
    expect(text).toContain('Title has 41 characters; Sage 300 CRE takes 30');
    expect(button('Re-send to ERP')?.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('a click that has not simply worked', () => {
  const command: Command = {
    key: 'k',
    commitmentId: '700101',
    verb: 'resend',
    version: 7,
    personId: 'p1',
    mintedAt: '2026-11-22T10:00:00.000Z',
    state: 'waiting',
    tries: 1,
    nextAt: '2026-11-22T10:00:01.000Z',
    fault: { kind: 'offline' },
    press: null,
    pressed: null,
  };
  const conflict = { version: 8, by: 'Marcus Lee', at: '2026-11-20T15:02:00.000Z' };
  const problem = { type: 'about:blank', title: 'Stale', status: 412, code: 'stale', detail: '', conflict };

  test.each<[string, Command, string]>([
    ['is kept', command, 'Kept. It is sent as soon as Rebound can be reached.'],
    [
      'lost to somebody else',
      { ...command, state: 'refused', fault: { kind: 'problem', problem } },
      'Not re-sent. Marcus Lee changed it first',
    ],
  ])('%s', (_, given, words) => {
    expect(shown(viewOf('rejected'), { command: given }).text).toContain(words);
  });
});

test('what is not up to date says so', () => {
  expect(shown(viewOf('rejected'), { stale: true }).text).toContain('Rebound cannot be reached. This is how it stood');
});

test.each<[ErpState, boolean]>([
  ['rejected', true],
  ['retrieved', false],
  ['awaiting', false],
])('without a change since the rejection, %s: that is said: %s', (state, isSaid) => {
  const { text } = shown({ ...viewOf(state), changes: [] });
  expect(text.includes('Nothing has changed yet.')).toBe(isSaid);
});

describe('in a mail that is not what is on record there is nothing to press', () => {
  const link = { companyId: '4100', projectId: '24017', kind: 'subcontract', id: '700101' } as const;
  const forged: RejectionMail = { commitment: link, comment: 'Wire the deposit first.' };

  test.each<ErpState>(['awaiting', 'rejected', 'retrieved', 'accepted', 'exported', 'export-failed', 'closed'])(
    '%s',
    (state) => {
      const { root, text } = shown(viewOf(state), { mail: forged });
      expect(root.querySelectorAll('button')).toHaveLength(0);
      expect(text).toContain('This email is not what Rebound has on record.');
      expect(text).not.toContain(forged.comment);
    },
  );

  test('in one that is, all is as on the page itself', () => {
    const { text, button } = shown(viewOf('rejected'), { mail: { commitment: link, comment } });
    expect(button('Re-send to ERP')?.getAttribute('aria-disabled')).toBe('false');
    expect(text).not.toContain('This email');
  });
});

test('a comment is text, never markup', () => {
  expect(shown(viewOf('rejected')).root.querySelector('img')).toBeNull();
});

interface Given {
  stale?: boolean;
  command?: Command;
  mail?: RejectionMail | null;
}

function shown(view: CommitmentView, { stale = false, command, mail = null }: Given = {}) {
  const window = new Window();
  vi.stubGlobal('document', window.document);
  const root = window.document.body as unknown as HTMLElement;
  const facts = { commitmentId: '700101', place: null, mail, page: 'procore-commitment', floating: false };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <KnownCommitment
        read={{ value: view, asOf: '2026-11-22T10:00:00.000Z', stale }}
        facts={facts}
        command={command}
      />
    </QueryClientProvider>,
    root,
  );
  const buttons = [...root.querySelectorAll('button')];
  return {
    root,
    text: root.textContent ?? '',
    button: (name: string) => buttons.find((one) => one.textContent === name),
  };
}
