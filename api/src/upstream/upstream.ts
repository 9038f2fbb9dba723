import type { Verb } from '@rebound/shared/commitment/erp-state';
import type { Caller } from '../permission/caller';

/**
 * Where commitments live, and who runs their trip to accounting. The API keeps its own copy of every commitment either
 * way; an upstream keeps that copy true.
 */
export interface Upstream {
  readonly name: 'ledger' | 'procore';
  /** The steps that this API itself may take. The others happen elsewhere and reach us as evidence. */
  readonly takes: ReadonlySet<Verb | 'edit'>;
  /** Whether what a page or a mail shows can open or close a rejection here. */
  readonly hearsEvidence: boolean;
  /** Resolves when our copy of the commitment is fresh enough to decide on. Throws `Answerable` when it cannot be. */
  refresh(caller: Caller, commitmentId: string): Promise<void>;
}
