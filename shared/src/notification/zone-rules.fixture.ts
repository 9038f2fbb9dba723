import type { LocalDate } from '../time';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
// Shorter than any time for which clocks are changed: a Ramadan in Morocco.
const stepMs = 12 * dayMs;

/** From when on the clocks of a zone are how far ahead of UTC, in milliseconds. */
export interface Offset {
  from: number;
  ahead: number;
}

export const firstDay = Date.UTC(2024, 0, 1);
export const lastDay = Date.UTC(2030, 11, 31);

/** How a zone's clocks go from 2024 to 2030, told by the names of its offsets and not by what its clocks show. */
export function offsetsOf(zone: string): Offset[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const aheadAt = (at: number) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * hourMs + Number(minutes) * 60_000);
  };
  const until = lastDay + 8 * dayMs;
  const offsets = [{ from: firstDay - 8 * dayMs, ahead: aheadAt(firstDay - 8 * dayMs) }];
  for (let at = firstDay - 8 * dayMs; at < until; at += stepMs) {
    let [before, after] = [at, at + stepMs];
    if (aheadAt(before) === aheadAt(after)) continue;
    while (after - before > 60_000) {
      const middle = before + Math.floor((after - before) / 2 / 60_000) * 60_000;
      if (aheadAt(middle) === aheadAt(at)) before = middle;
      else after = middle;
    }
    offsets.push({ from: after, ahead: aheadAt(after) });
  }
  return offsets;
}

/** The first moment at which the clocks show `hour` o'clock of `date`, or anything later. */
export function firstAt(offsets: readonly Offset[], date: LocalDate, hour: number): number {
  const wanted = Date.parse(date) + hour * hourMs;
  const found = offsets.flatMap(({ from, ahead }, index) => {
    const at = Math.max(from, wanted - ahead);
    return at < (offsets[index + 1]?.from ?? Number.POSITIVE_INFINITY) ? [at] : [];
  });
  return Math.min(...found);
}

/** One zone for each way that clocks go, those that change their offset first. */
export function distinctZones(): { zone: string; offsets: Offset[] }[] {
  const known = new Map<string, { zone: string; offsets: Offset[] }>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const offsets = offsetsOf(zone);
    const rule = JSON.stringify(offsets);
    if (!known.has(rule)) known.set(rule, { zone, offsets });
  }
  return [...known.values()].sort((one, other) => other.offsets.length - one.offsets.length);
}

export function dateOf(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}
