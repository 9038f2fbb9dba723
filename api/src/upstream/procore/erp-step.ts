import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { Kind } from '@rebound/shared/commitment/kind';
import type { HistoryEvent } from '@rebound/shared/history/event';
import type { Original } from './read-contract';

/** What a commitment's original says of its way through the ERP: the state it is in, and what happened. */
export interface ErpStep {
  state: ErpState;
  event: HistoryEvent | null;
  /** How an open rejection ends by it. */
  closes: 'resent' | 'voided' | null;
}

type Seen = Pick<Original, 'status' | 'isDeleted' | 'originId'>;

/**
 * Procore's API knows no ERP state, but two ends of it: what is Void stays behind, and what has an origin is in the ERP.
 * An origin that was there before says nothing new: a synced commitment can be edited, sent again and rejected.
 */
export function erpStepOf(
  kind: Kind,
  before: { state: ErpState; originId: string | null } | null,
  { status, isDeleted, originId }: Seen,
): ErpStep {
  const from = before?.state ?? 'not-sent';
  const stay: ErpStep = { state: from, event: null, closes: null };
  if (isDeleted || (kind === 'subcontract' && status === 'Void')) {
    return from === 'closed' ? stay : { state: 'closed', event: { kind: 'voided', from }, closes: 'voided' };
  }
  if (originId !== null && before?.originId == null) {
    return from === 'exported' ? stay : { state: 'exported', event: { kind: 'exported', from }, closes: 'resent' };
  }
  if (originId === null && from === 'exported') {
    return { state: 'not-sent', event: { kind: 'unlinked', from }, closes: null };
  }
  if (from === 'closed') return { ...stay, state: originId === null ? 'not-sent' : 'exported' };
  return stay;
}
