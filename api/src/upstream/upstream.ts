import type { Verb } from '@rebound/shared/commitment/erp-state';
import type { Place } from '@rebound/shared/commitment/place-schema';
import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Caller } from '../permission/caller';

/**
 * Where commitments live, and who runs their trip to accounting. The API keeps its own copy of every commitment either
 * way; an upstream keeps that copy true. Everything is asked for a caller, with what that caller may do there.
 */
export interface Upstream {
  readonly name: 'ledger' | 'procore';
  /** The steps that this API itself may take. The others happen elsewhere and reach us as evidence. */
  readonly takes: ReadonlySet<Verb | 'edit'>;
  /** Whether what a page or a mail shows can open or close a rejection here. */
  readonly hearsEvidence: boolean;
  /**
   * Resolves when our copy of the commitment is fresh enough to decide on; for `reading`, one that is a minute old will
   * do. Does nothing for a commitment that is not known here. Throws `Answerable` when it cannot be: `NotFound` where the
   * caller may not see it there.
   */
  refresh(caller: Caller, commitmentId: string, need?: 'deciding' | 'reading'): Promise<void>;
  /** Takes commitments that are only known by where a page says they are into our copy; those that the caller may see. */
  bring(caller: Caller, places: Readonly<Record<string, Place>>): Promise<void>;
  /** Brings up to date what the caller may do, before anything is read for them. */
  meet(caller: Caller): Promise<void>;
  /** Saves an edit where the commitment lives, before it stands in our copy. Throws `Refused` with the locks met there. */
  save(caller: Caller, before: Commitment, after: Commitment): Promise<void>;
}
