/** A moment in UTC, as ISO 8601 with milliseconds and `Z`. Sorts as text. */
export type Instant = string;

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;

export type Age = { unit: 'minutes' | 'hours' | 'days'; count: number };

/** How long ago `at` was at `now`, in the largest unit that is not zero; never negative. */
export function ageOf(at: Instant, now: Instant): Age {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 60_000));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  if (minutes < 24 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) };
  return { unit: 'days', count: Math.floor(minutes / (24 * 60)) };
}
