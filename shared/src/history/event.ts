import type { ErpState } from '../commitment/erp-state';
import type { EvidenceGrade, SeenOn } from '../rejection/evidence';
import type { WallClock } from '../wall-clock';
import type { Change } from './schema';

/** How it is known of a re-send that was not made by Rebound: who saw which page, and the moment on the company's clocks. */
export interface SeenResendText {
  on: SeenOn;
  by: string;
  at: WallClock;
}

/**
 * What happened to a commitment, in the past tense. `from` is the ERP state before it, `to` the one restored. A rejection
 * that was answered before Rebound knew of it has changed no state: its `from` is `null`.
 */
export type HistoryEvent =
  | { kind: 'created' }
  | { kind: 'edited'; changes: readonly Change[] }
  | { kind: 'resent'; from: ErpState; seen?: SeenResendText }
  | { kind: 'sent' | 'retrieved' | 'accepted' | 'exported' | 'unlinked' | 'voided'; from: ErpState }
  | { kind: 'resend-undone'; to: ErpState }
  | { kind: 'rejected'; from: ErpState | null; comment: string; knownFrom?: EvidenceGrade }
  | { kind: 'export-failed'; from: ErpState; message: string };
