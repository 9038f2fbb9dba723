import type { Instant, LocalDate } from '../time';
import { wallClock } from '../wall-clock';

const dayMs = 86_400_000;

/** Monday to Friday. */
export function isWeekday(date: LocalDate): boolean {
  const day = new Date(date).getUTCDay();
  return day !== 0 && day !== 6;
}

/** A weekday that is none of the company's holidays. */
export function isWorkingDay(date: LocalDate, holidays: readonly LocalDate[]): boolean {
  return isWeekday(date) && !holidays.includes(date);
}

/** How many working days come after `from`, up to and with `to`. */
export function workingDaysAfter(from: LocalDate, to: LocalDate, holidays: readonly LocalDate[]): number {
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs));
  const rest = Array.from({ length: days % 7 }, (_, index) =>
    new Date(Date.parse(to) - index * dayMs).toISOString().slice(0, 10),
  );
  const off = new Set(holidays.filter((date) => date > from && date <= to && isWeekday(date)));
  return Math.floor(days / 7) * 5 + rest.filter(isWeekday).length - off.size;
}

/**
 * Whether `count` working days have passed between `since` and `now` on the clocks of `zone`: from the same time of day
 * on the `count`-th working day after it.
 */
export function havePassed(
  count: number,
  { since, now, zone, holidays }: { since: Instant; now: Instant; zone: string; holidays: readonly LocalDate[] },
): boolean {
  const then = wallClock(since, zone);
  const here = wallClock(now, zone);
  const passed = workingDaysAfter(then.date, here.date, holidays);
  return passed > count || (passed === count && (here.time >= then.time || !isWorkingDay(here.date, holidays)));
}
