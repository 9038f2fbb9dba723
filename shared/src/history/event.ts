import type { ErpState } from '../commitment/erp-state';
import type { EvidenceGrade } from '../rejection/evidence';
import type { Change } from './schema';

/**
 * What happened to a commitment, in the past tense. `from` is the ERP state before it, `to` the one restored. A rejection
 * that was answered before Rebound knew of it has changed no state: its `from` is `null`.
 */
export type HistoryEvent =
  | { kind: 'created' }
  | { kind: 'edited'; changes: readonly Change[] }
  | { kind: 'sent' | 'resent' | 'retrieved' | 'accepted' | 'exported' | 'unlinked' | 'voided'; from: ErpState }
  | { kind: 'resend-undone'; to: ErpState }
  | { kind: 'rejected'; from: ErpState | null; comment: string; knownFrom?: EvidenceGrade }
  | { kind: 'export-failed'; from: ErpState; message: string };
