import { verbs } from '@rebound/shared/commitment/erp-state';
import type { Upstream } from '../upstream';

const nothing = () => Promise.resolve();

/** The API's own tables are where commitments live, so they are always fresh and every step is ours to take. */
export const embeddedLedger: Upstream = {
  name: 'ledger',
  takes: new Set([...verbs, 'edit']),
  hearsEvidence: false,
  refresh: nothing,
  bring: nothing,
  meet: nothing,
  save: nothing,
};
