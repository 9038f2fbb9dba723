import { describe, expect, it } from 'vitest';
import { havePassed, isWorkingDay, workingDaysAfter } from './working-days';

const dayMs = 86_400_000;

it.each<[string, string[]]>([
  ['no holiday', []],
  [
    'holidays in the week, next to and on a weekend, named twice',
    ['2026-11-19', '2026-11-23', '2026-11-28', '2026-11-23'],
  ],
  ['a whole week off', ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11']],
])('counts working days as one counts them on a calendar: %s', (_, holidays) => {
  for (let from = 0; from < 7; from += 1) {
    let counted = 0;
    const start = Date.parse('2026-11-16') + from * dayMs;
    for (let days = 0; days < 40; days += 1) {
      const to = new Date(start + days * dayMs).toISOString().slice(0, 10);
      if (days > 0 && isWorkingDay(to, holidays)) counted += 1;
      expect(workingDaysAfter(new Date(start).toISOString().slice(0, 10), to, holidays)).toBe(counted);
    }
  }
  expect(workingDaysAfter('2026-11-18', '2026-11-17', holidays)).toBe(0);
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
    expect(havePassed(count, { since, now, zone, holidays: [] })).toBe(passed);
  });

  it.each<[string, string, number, string, string[], boolean]>([
    // A Wednesday, the Thursday off.
    ['2026-12-23T15:00:00.000Z', '2026-12-24T16:00:00.000Z', 1, 'UTC', ['2026-12-24'], false],
    ['2026-12-23T15:00:00.000Z', '2026-12-25T14:59:00.000Z', 1, 'UTC', ['2026-12-24'], false],
    ['2026-12-23T15:00:00.000Z', '2026-12-25T15:00:00.000Z', 1, 'UTC', ['2026-12-24'], true],
    // Thursday and Friday off, and then the weekend.
    ['2026-12-23T15:00:00.000Z', '2026-12-27T23:59:00.000Z', 1, 'UTC', ['2026-12-24', '2026-12-25'], false],
    ['2026-12-23T15:00:00.000Z', '2026-12-28T15:00:00.000Z', 1, 'UTC', ['2026-12-24', '2026-12-25'], true],
    // A day off after the last working day: it has passed, whatever the hour.
    ['2026-12-22T15:00:00.000Z', '2026-12-24T09:00:00.000Z', 1, 'UTC', ['2026-12-24'], true],
    // Rejected on a day off.
    ['2026-12-24T15:00:00.000Z', '2026-12-25T14:00:00.000Z', 1, 'UTC', ['2026-12-24'], false],
    ['2026-12-24T15:00:00.000Z', '2026-12-25T15:00:00.000Z', 1, 'UTC', ['2026-12-24'], true],
    // A holiday on a Saturday takes nothing away.
    ['2026-12-25T15:00:00.000Z', '2026-12-28T15:00:00.000Z', 1, 'UTC', ['2026-12-26'], true],
    // The 24th in Los Angeles is not over when it is in UTC.
    ['2026-12-23T20:00:00.000Z', '2026-12-25T03:00:00.000Z', 1, 'UTC', ['2026-12-25'], true],
    ['2026-12-23T20:00:00.000Z', '2026-12-25T03:00:00.000Z', 1, 'America/Los_Angeles', ['2026-12-24'], false],
  ])('from %s to %s: %d in %s without %j is %s', (since, now, count, zone, holidays, passed) => {
    expect(havePassed(count, { since, now, zone, holidays })).toBe(passed);
  });
});
