import type { Instant, LocalDate } from './time';

/** What a clock on the wall shows. */
export interface WallClock {
  date: LocalDate;
  /** `HH:MM`, 00:00 to 23:59. */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of `zone` (an IANA name) show at `at`. Throws `RangeError` for a zone that there is not. */
export function wallClock(at: Instant, zone: string): WallClock {
  const format = formats.get(zone) ?? formatOf(zone);
  formats.set(zone, format);
  // `2026-11-18, 15:02`: Canadian English writes the date as ISO 8601 does.
  const text = format.format(Date.parse(at));
  return { date: text.slice(0, 10), time: text.slice(12, 17) };
}

/**
 * The moment at which the clocks of `zone` show `YYYY-MM-DDTHH:mm`: the earlier of two, and just after an hour that is
 * left out. Throws `RangeError` for a zone that there is not.
 */
export function instantOn(wall: string, zone: string): Instant {
  const wanted = Date.parse(`${wall}Z`);
  const shownAt = (ms: number) => {
    const { date, time } = wallClock(new Date(ms).toISOString(), zone);
    return Date.parse(`${date}T${time}Z`);
  };
  // No zone is further from UTC than 15 hours, so both offsets that can be meant are among these.
  const tries = [-15, 15].map((hours) => wanted - (shownAt(wanted + hours * 3_600_000) - (wanted + hours * 3_600_000)));
  const exact = tries.filter((ms) => shownAt(ms) === wanted);
  return new Date(exact.length ? Math.min(...exact) : Math.max(...tries)).toISOString();
}

/** Whether `Intl` knows the zone. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return /^[A-Za-z]/.test(name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}
