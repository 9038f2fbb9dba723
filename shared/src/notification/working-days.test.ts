import { describe, expect, it } from 'vitest';
import { havePassed, isWorkingDay, workingDaysAfter } from './working-days';

const dayMs = 86_400_000;

it('counts working days as one counts them on a calendar', () => {
  for (let from = 0; from < 7; from += 1) {
    let counted = 0;
    const start = Date.parse('2026-11-16') + from * dayMs;
    for (let days = 0; days < 40; days += 1) {
      const to = new Date(start + days * dayMs).toISOString().slice(0, 10);
      if (days > 0 && isWorkingDay(to)) counted += 1;
      expect(workingDaysAfter(new Date(start).toISOString().slice(0, 10), to)).toBe(counted);
    }
  }
  expect(workingDaysAfter('2026-11-18', '2026-11-17')).toBe(0);
});

describe('so many working days have passed', () => {
  it.each<[string, string, number, string, boolean]>([
    // A Wednesday, and the Thursday and Friday after it.
    ['2026-11-18T15:00:00.000Z', '2026-11-19T15:00:00.000Z', 1, 'UTC', true],
    ['2026-11-18T15:00:00.000Z', '2026-11-20T14:59:00.000Z', 2, 'UTC', false],
    ['2026-11-18T15:00:00.000Z', '2026-11-20T15:00:00.000Z', 2, 'UTC', true],
    // Over a weekend.
    ['2026-11-20T15:00:00.000Z', '2026-11-22T23:59:00.000Z', 1, 'UTC', false],
    ['2026-11-20T15:00:00.000Z', '2026-11-23T14:59:00.000Z', 1, 'UTC', false],
    ['2026-11-20T15:00:00.000Z', '2026-11-23T15:00:00.000Z', 1, 'UTC', true],
    ['2026-11-19T15:00:00.000Z', '2026-11-21T09:00:00.000Z', 1, 'UTC', true],
    // On a weekend: nothing passes before Monday.
    ['2026-11-21T10:00:00.000Z', '2026-11-22T23:00:00.000Z', 1, 'UTC', false],
    ['2026-11-21T10:00:00.000Z', '2026-11-23T10:00:00.000Z', 1, 'UTC', true],
    // Friday evening in Los Angeles is Saturday in UTC.
    ['2026-11-21T01:00:00.000Z', '2026-11-24T00:59:00.000Z', 1, 'America/Los_Angeles', false],
    ['2026-11-21T01:00:00.000Z', '2026-11-24T01:00:00.000Z', 1, 'America/Los_Angeles', true],
    // The day in between has 23 hours.
    ['2026-03-27T08:00:00.000Z', '2026-03-30T07:00:00.000Z', 1, 'Europe/Berlin', true],
  ])('from %s to %s: %d in %s is %s', (since, now, count, zone, passed) => {
    expect(havePassed(count, { since, now, zone })).toBe(passed);
  });
});
