import type { Instant, LocalDate } from '@rebound/shared/time';

/** `18 Nov 2026, 15:02 UTC`: the moment on the clocks of `zone` (IANA), with the zone's name. */
export function when(at: Instant, zone = 'UTC'): string {
  const text = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(at));
  return `${text} ${zoneName(at, zone)}`;
}

// American English knows the most short names: PST where British English says GMT-8.
function zoneName(at: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** `Monday, 23 Nov 2026`. */
export function dayText(date: LocalDate): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(date));
}
