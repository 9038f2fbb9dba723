import type { Instant } from '@rebound/shared/time';

/** The one clock of the extension, in milliseconds. */
export const clock = (): number => Date.now();

export const instantAt = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

export const now = (): Instant => instantAt(clock());
