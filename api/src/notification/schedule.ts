import type { Instant } from '@rebound/shared/time';

/** How long a sender may hold a letter: several times the mailer's time limit, so that a live sender never loses one. */
export const leaseMs = 60_000;

const hour = 60 * 60 * 1000;

/**
 * The last moment to try, counted from the first call: the provider keeps a key for 24 h, and after that the same letter
 * could arrive twice. One hour is left for clocks that differ.
 */
export const sureForMs = 23 * hour;

/** From when on, counted from the first call, the provider has surely forgotten a key. */
export const forgottenAfterMs = 25 * hour;

const firstPauseMs = 2_000;
const longestPauseMs = 15 * 60 * 1000;

/** The pause after the `attempts`-th failure: doubles from 2 s to 15 min, of which up to half is left to `chance` (0–1). */
export function pauseAfter(attempts: number, chance: number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(pause * (1 - chance / 2));
}

export function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

export function earliest(...instants: (Instant | null)[]): Instant | null {
  return instants.filter((instant) => instant !== null).sort()[0] ?? null;
}
