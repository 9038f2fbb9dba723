import type { Instant } from '@rebound/shared/time';
import type { Answered } from '../mail/mailer';
import { later } from './schedule';

/** Calls at the same time once the provider is known to bear them; enough for one that takes half a second at 10 a second. */
const most = 6;
/** What is left of the limit for calls that arrive closer together than they left. */
const margin = 1.02;
const slowest = 4;

/**
 * How fast to call a provider, learnt from its answers: evenly below the limit that it names, and no more in one window
 * of its counting than it has left; one call at a time before the first answer and after trouble.
 */
export function createPace() {
  let width = 1;
  let factor = margin;
  let limit: Answered['limit'];
  let restUntil: Instant = '';
  let lastCallAt = Number.NEGATIVE_INFINITY;
  /** When the window was first heard of: it is over once its length has passed since then, at the latest. */
  let windowSeenAt: number | null = null;
  let windows = 0;

  return {
    /** Whether one more call may be made beside those under way. */
    isFull(underWay: number): boolean {
      const left = limit && underWay > 0 ? limit.left - underWay : most;
      return underWay >= Math.floor(width) || left <= 0;
    },
    /** Until when the provider is to be left alone. */
    restUntil: () => restUntil,
    /** How long to wait before the next call. */
    waitMs(at: Instant): number {
      const spacingMs = spacing();
      // A clock that was set back must not hold the mail.
      return Math.min(Math.max(0, lastCallAt + spacingMs - Date.parse(at)), spacingMs);
    },
    /** Takes note of a call that is made now. Answers the window that it falls into, for `heed`. */
    called(at: Instant): number {
      const called = Date.parse(at);
      const spacingMs = spacing();
      // A little lateness is made up for, a pause is not.
      lastCallAt = Math.max(called - spacingMs, Math.min(called, lastCallAt + spacingMs));
      if (!limit || windowSeenAt === null || called < windowSeenAt + limit.windowMs) return windows;
      // How much of the next window is left, this call has yet to find out.
      limit = { ...limit, left: 1 };
      windowSeenAt = null;
      windows += 1;
      return windows;
    },
    /** Takes note of what the answer to a call of `window` says about the limit. */
    heed({ restMs, limit: told, isLimited }: Answered, at: Instant, window: number): void {
      const now = Date.parse(at);
      factor = isLimited ? Math.min(slowest, factor * 1.5) : Math.max(margin, factor * 0.99);
      // An answer to an earlier call says nothing of the window that has begun since.
      if (told && window === windows) {
        const isNew = !limit || windowSeenAt === null || told.left > limit.left + most;
        windowSeenAt = isNew || windowSeenAt === null ? now : windowSeenAt;
        // Answers overtake one another, so that the least counts.
        const left = isNew || !limit ? told.left : Math.min(limit.left, told.left);
        limit = { ...told, left };
        if (left === 0) restAtLeast(later(new Date(windowSeenAt).toISOString(), told.windowMs));
      }
      if (restMs) restAtLeast(later(at, restMs));
      // Without a limit that keeps calls apart, more at a time is tried with care.
      width = restMs ? 1 : Math.min(width + (told ? 1 : 0.25), most);
    },
  };

  function spacing(): number {
    return limit ? (limit.windowMs / limit.calls) * factor : 0;
  }

  function restAtLeast(until: Instant): void {
    if (until > restUntil) restUntil = until;
  }
}
