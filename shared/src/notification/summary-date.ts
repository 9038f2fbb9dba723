import type { Instant, LocalDate } from '../time';
import { wallClock } from '../wall-clock';
import type { NoticeSettings } from './settings';
import { isWeekday } from './working-days';

const hourMs = 3_600_000;

/**
 * The local date whose daily summary is due at `now`, or `null`. It falls due at the first moment of that date at which
 * the company's clocks show its hour or a later one, and stays due as long as the date lasts: so an hour that the clocks
 * skip counts from where they go on, one that they show twice counts once, and a process that was down makes up for
 * today and for no day before. Where the clocks skip from that hour into the next date (Nuuk, at 23 on a Saturday in
 * March), it stays due for an hour.
 */
export function summaryDateDue(
  now: Instant,
  { zone, summaryDays, summaryHour }: Pick<NoticeSettings, 'zone' | 'summaryDays' | 'summaryHour'>,
): LocalDate | null {
  if (summaryDays === 'off') return null;
  const hour = `${String(summaryHour).padStart(2, '0')}:00`;
  const isDay = (date: LocalDate) => summaryDays === 'every-day' || isWeekday(date);
  const here = wallClock(now, zone);
  if (here.time >= hour) return isDay(here.date) ? here.date : null;
  const before = wallClock(new Date(Date.parse(now) - hourMs).toISOString(), zone);
  return before.date < here.date && before.time < hour && isDay(before.date) ? before.date : null;
}
