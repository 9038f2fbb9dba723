import '../../testing/fake-browser';
import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Check, Decision } from '@rebound/shared/permission/schema';
import { QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { Window } from 'happy-dom';
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../background/commands';
import { KnownCommitment } from './known-commitment';

const priya = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
const alex = { id: 'p2', name: 'Alex Kim', email: 'alex@northgate.example' };
const yes: Decision = { may: true };
const no: Decision = { may: false, refusal: { reason: 'wrong-state', state: 'awaiting' } };
const comment = 'Vendor code V-2291 is inactive, use V-2317.\n<img src=x onerror=alert(1)> Line 3 has no cost type.';
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
    [
      'rejected',
      ['Rejected by accounting', comment, 'Re-send to ERP', '1 approver is mailed at once', 'Line 3, cost type'],
    ],
    ['retrieved', ['Retrieved from accounting', 'Re-send to ERP']],
    ['accepted', ['Accepted by accounting', 'It goes to Sage 300 CRE with the next export.']],
    ['exported', ['In the ERP', 'Synced with Sage 300 CRE.']],
    ['export-failed', ['Export to the ERP failed']],
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

test('a comment is text, never markup', () => {
  expect(shown(viewOf('rejected')).root.querySelector('img')).toBeNull();
});

function shown(view: CommitmentView, { stale = false, command }: { stale?: boolean; command?: Command } = {}) {
  const window = new Window();
  vi.stubGlobal('document', window.document);
  const root = window.document.body as unknown as HTMLElement;
  const facts = { commitmentId: '700101', mail: null, page: 'procore-commitment', floating: false };
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

function viewOf(state: ErpState): CommitmentView {
  const isToFix = state === 'rejected' || state === 'retrieved';
  return {
    commitment: {
      id: '700101',
      projectId: '24017',
      kind: 'subcontract',
      number: 'SC-1042',
      title: 'Concrete works',
      contractCompany: { id: '1', name: 'Harbor Concrete', erpCode: 'V-2317' },
      status: 'Approved',
      startDate: null,
      completionDate: null,
      retainagePercent: 10,
      lines: [],
      erpState: state,
      round: state === 'not-sent' ? 0 : 2,
      createdBy: priya,
      sentBy: priya,
      sentAt: '2026-11-18T09:00:00.000Z',
      version: 7,
      updatedAt: '2026-11-18T09:00:00.000Z',
    },
    project: { id: '24017', name: '24-017 Riverside Tower' },
    company: { id: '4100', name: 'Northgate Builders', currency: 'USD' },
    erp: 'Sage 300 CRE',
    pageUrl: 'https://us02.procore.com/x',
    rejections: state === 'rejected' ? [rejection] : [],
    changes: state === 'rejected' ? [{ field: 'line-cost-type', line: 3, from: null, to: 'Subcontract' }] : [],
    checks: [],
    locks: [],
    may: {
      send: no,
      resend: isToFix ? yes : no,
      retrieve: state === 'awaiting' ? yes : no,
      accept: no,
      reject: no,
      void: isToFix ? yes : no,
      edit: isToFix ? yes : no,
    },
    approvers: [alex],
    told:
      state === 'awaiting' ? [{ event: 'resent', person: alex, state: 'sent', at: '2026-11-18T09:00:00.000Z' }] : [],
  };
}

const rejection: CommitmentView['rejections'][number] = {
  id: 'r1',
  commitmentId: '700101',
  round: 2,
  comment,
  reasonCodes: ['vendor'],
  rejectedBy: alex,
  rejectedAt: '2026-11-18T15:02:00.000Z',
  evidence: 'recorded',
  outcome: 'open',
  closedAt: null,
  closedBy: null,
};
