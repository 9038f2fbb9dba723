import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Person } from '@rebound/shared/permission/schema';
import type { SeenOn } from '@rebound/shared/rejection/evidence';
import { provesResend } from '@rebound/shared/resend/proves-resend';
import type { Instant } from '@rebound/shared/time';
import { earliest } from '../notification/schedule';
import type { StoredRejection } from '../rejection/read-rejections';

/** A re-send by Procore's own button, as a page shows it. */
export interface ShownResend {
  on: SeenOn;
  /** As the page names them. */
  by: string | null;
  /** By the page's clock, where it says so. */
  at: Instant;
  /** What the page shows was so then, or later; `null` where nobody can tell. */
  asOf: Instant | null;
  /** Who has the page open. */
  seenBy: Person;
}

/** That re-send, of the rejection on record that it answers; never later than the page that shows it. */
export type SeenResendPlan = Pick<ShownResend, 'on' | 'by' | 'seenBy'> & {
  rejection: StoredRejection;
  at: Instant;
  /** The latest that it can have been. */
  asOf: Instant;
};

/** What `shown` adds to the record: an answer to `open`, or nothing, or a doubt that a fresher page may end. */
export function planSeenResend(
  { erpState }: Commitment,
  open: StoredRejection | null,
  shown: ShownResend | null,
): SeenResendPlan | 'doubted' | null {
  if (!open || !shown || erpState !== 'rejected') return null;
  const { on, by, at, asOf, seenBy } = shown;
  if (asOf === null || !provesResend(open, shown)) return 'doubted';
  return { on, by, seenBy, rejection: open, at: earliest(at, asOf) ?? asOf, asOf };
}
