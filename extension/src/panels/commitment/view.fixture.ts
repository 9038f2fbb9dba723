import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Decision } from '@rebound/shared/permission/schema';

export const priya = { id: 'p1', name: 'Priya Shah', email: 'priya@northgate.example' };
export const alex = { id: 'p2', name: 'Alex Kim', email: 'alex@northgate.example' };
export const comment =
  'Vendor code V-2291 is inactive, use V-2317.\n<img src=x onerror=alert(1)> Line 3 has no cost type.';
const yes: Decision = { may: true };
const no: Decision = { may: false, refusal: { reason: 'wrong-state', state: 'awaiting' } };

/** What the API would tell an Admin of a commitment in `state`. */
export function viewOf(state: ErpState): CommitmentView {
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
    upstream: 'ledger',
    erpKnown: true,
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
      undo: no,
    },
    undo: null,
    exportError: state === 'export-failed' ? 'Vendor V-1647 is on hold.' : null,
    approvers: [alex],
    following: false,
    notReached: null,
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
  told: [],
  seenResend: null,
};
