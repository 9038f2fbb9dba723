import { describe, expect, it } from 'vitest';
import { tellSize } from '../testing/tell-size';
import type { LocalDate } from '../time';
import { summaryDateDue } from './summary-date';
import { dateOf, distinctZones, firstAt, firstDay, lastDay, type Offset, offsetsOf } from './zone-rules.fixture';

const dayMs = 86_400_000;
const long = process.env.REBOUND_LONG !== undefined;

const due = (
  at: string | number,
  zone: string,
  summaryHour = 7,
  summaryDays: 'every-day' | 'weekdays' | 'off' = 'every-day',
) => summaryDateDue(new Date(at).toISOString(), { zone, summaryDays, summaryHour });

describe('the daily summary falls due', () => {
  it.each<[string, string, number, LocalDate | null]>([
    ['2026-11-18T06:59:59.999Z', 'UTC', 7, null],
    ['2026-11-18T07:00:00.000Z', 'UTC', 7, '2026-11-18'],
    ['2026-11-18T23:59:59.999Z', 'UTC', 7, '2026-11-18'],
    ['2026-11-19T00:00:00.000Z', 'UTC', 7, null],
    ['2026-11-18T00:00:00.000Z', 'UTC', 0, '2026-11-18'],
    ['2026-11-18T15:00:00.000Z', 'America/Los_Angeles', 7, '2026-11-18'],
    ['2026-11-18T21:00:00.000Z', 'Pacific/Auckland', 7, '2026-11-19'],
    // 02:00 to 03:00 does not exist.
    ['2026-03-29T00:59:59.999Z', 'Europe/Berlin', 2, null],
    ['2026-03-29T01:00:00.000Z', 'Europe/Berlin', 2, '2026-03-29'],
    // 02:00 to 03:00 exists twice.
    ['2026-10-25T00:00:00.000Z', 'Europe/Berlin', 2, '2026-10-25'],
    ['2026-10-25T01:00:00.000Z', 'Europe/Berlin', 2, '2026-10-25'],
    // From 23:00 on Saturday the clocks skip to Sunday.
    ['2026-03-29T00:59:59.999Z', 'America/Nuuk', 23, null],
    ['2026-03-29T01:00:00.000Z', 'America/Nuuk', 23, '2026-03-28'],
    ['2026-03-29T01:59:59.999Z', 'America/Nuuk', 23, '2026-03-28'],
    ['2026-03-29T02:00:00.000Z', 'America/Nuuk', 23, null],
    ['2026-03-29T01:30:00.000Z', 'America/Nuuk', 0, '2026-03-29'],
    ['2026-03-22T01:30:00.000Z', 'America/Nuuk', 23, '2026-03-21'],
    // In Samoa there was no 30 December 2011.
    ['2011-12-30T10:30:00.000Z', 'Pacific/Apia', 7, null],
    ['2011-12-30T17:00:00.000Z', 'Pacific/Apia', 7, '2011-12-31'],
  ])('at %s in %s, at %d, for %s', (at, zone, hour, date) => {
    expect(due(at, zone, hour)).toBe(date);
  });

  it('on weekdays, every day, or not at all, as the company wants it', () => {
    const week = Array.from({ length: 7 }, (_, day) => Date.parse('2026-11-16T12:00:00.000Z') + day * dayMs);
    expect(week.map((at) => due(at, 'UTC', 7, 'weekdays') !== null)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(week.every((at) => due(at, 'UTC', 7, 'every-day'))).toBe(true);
    expect(week.some((at) => due(at, 'UTC', 7, 'off'))).toBe(false);
  });
});

it('is due from the first moment of its hour to the end of its date, in every zone, for one date at a time', () => {
  const zones = long
    ? Intl.supportedValuesOf('timeZone').map((zone) => ({ zone, offsets: offsetsOf(zone) }))
    : distinctZones();
  const wrong: string[] = [];
  let dates = 0;
  let looks = 0;
  for (const { zone, offsets } of zones) {
    for (let day = firstDay; day <= lastDay; day += dayMs) {
      const isNear = offsets.some(({ from }) => Math.abs(from - day) <= 2 * dayMs);
      // In the short run the days around every change of the clocks, and one quiet day of many.
      if (!long && !isNear && (day / dayMs + zone.length) % 97 !== 0) continue;
      const hours = isNear ? nearHours : [(day / dayMs) % 24, 7];
      for (const hour of hours) {
        const tried = looksAt(offsets, dateOf(day), hour);
        for (const [at, isDue] of tried) {
          if ((due(at, zone, hour) === dateOf(day)) !== isDue)
            wrong.push(`${new Date(at).toISOString()} ${zone} at ${hour}`);
        }
        looks += tried.length;
      }
      dates += 1;
    }
  }
  tellSize(`R6: ${looks} looks at ${dates} local dates in ${zones.length} zones`);
  expect(wrong).toEqual([]);
  expect(dates).toBeGreaterThan(2_000);
}, 1_800_000);

const nearHours = long ? Array.from({ length: 24 }, (_, hour) => hour) : [0, 1, 2, 3, 23];

/** Moments around the borders of a date's hour and end, and whether it is due then. */
function looksAt(offsets: readonly Offset[], date: LocalDate, hour: number): [at: number, isDue: boolean][] {
  const from = firstAt(offsets, date, hour);
  const end = firstAt(offsets, dateOf(Date.parse(date) + dayMs), 0);
  const began: [number, boolean][] = [
    [from - 60_000, false],
    [from, true],
  ];
  if (from === end) return began;
  return [...began, [from + Math.floor((end - from) / 2), true], [end - 60_000, true], [end, false]];
}
