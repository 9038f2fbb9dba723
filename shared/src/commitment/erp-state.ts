import type { Kind } from './kind';

export const erpStates = [
  'not-sent',
  'awaiting',
  'rejected',
  'retrieved',
  'accepted',
  'exported',
  'export-failed',
  'closed',
] as const;
export type ErpState = (typeof erpStates)[number];

export const verbs = ['send', 'resend', 'retrieve', 'accept', 'reject', 'export', 'fail', 'unlink', 'void'] as const;
export type Verb = (typeof verbs)[number];

const transitions: Record<ErpState, Partial<Record<Verb, ErpState>>> = {
  'not-sent': { send: 'awaiting', void: 'closed' },
  awaiting: { accept: 'accepted', reject: 'rejected', retrieve: 'retrieved' },
  rejected: { resend: 'awaiting', void: 'closed' },
  retrieved: { resend: 'awaiting', void: 'closed' },
  accepted: { export: 'exported', fail: 'export-failed' },
  'export-failed': { reject: 'rejected' },
  exported: { unlink: 'not-sent' },
  closed: {},
};

/** The ERP state after `verb`, or `null` where the verb does not apply. Only subcontracts can be voided. */
export function nextErpState(state: ErpState, verb: Verb, kind: Kind): ErpState | null {
  if (verb === 'void' && kind !== 'subcontract') return null;
  return transitions[state][verb] ?? null;
}

/** The states in which accounting holds the commitment and nobody may edit it. */
export function isWithAccounting(state: ErpState): boolean {
  return state === 'awaiting' || state === 'accepted';
}
