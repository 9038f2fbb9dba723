import { sameMomentMs } from '../rejection/same-rejection';
import type { Instant } from '../time';

/** The rejection on record that a re-send would answer. `heardAt`: when it was first heard of, where not as it happened. */
interface Open {
  rejectedAt: Instant;
  heardAt: Instant | null;
}

/** A re-send as a page shows it. `asOf`: what the page shows was so then, or later; `null` where nobody can tell. */
interface ShownResend {
  at: Instant;
  asOf: Instant | null;
}

/** Whoever may have a re-send mailed at once may also have it mailed a day later: afterwards it is no news. */
const newsMs = 24 * 3_600_000;

/**
 * Whether a page that shows a re-send after `open` proves that `open` was answered. Not where the page may be older than
 * our own knowledge of the rejection: a stale tab, or one out of a cache, shows the re-send of an earlier round. Nor where
 * the re-send was longer before the rejection than two clocks lie apart. By whose clock is told apart: `asOf` and `heardAt`
 * are ours, the others may be the page's.
 */
export function provesResend({ rejectedAt, heardAt }: Open, { at, asOf }: ShownResend): boolean {
  if (asOf === null || asOf < (heardAt ?? rejectedAt)) return false;
  return Date.parse(at) + sameMomentMs > Date.parse(rejectedAt);
}

/** Whether the approvers are to be mailed at `now` of a re-send that a page shows; what is older is in the summary alone. */
export function isNewsOfResend({ at }: Pick<ShownResend, 'at'>, now: Instant): boolean {
  return Date.parse(now) - Date.parse(at) <= newsMs;
}
