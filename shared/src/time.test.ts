import { expect, test } from 'vitest';
import { type Age, ageOf } from './time';

test.each<[string, Age['unit'], number]>([
  ['2026-11-03T11:59:59.999Z', 'minutes', 0],
  ['2026-11-03T11:59:00.000Z', 'minutes', 1],
  ['2026-11-03T11:00:00.001Z', 'minutes', 59],
  ['2026-11-03T11:00:00.000Z', 'hours', 1],
  ['2026-11-02T12:00:00.001Z', 'hours', 23],
  ['2026-11-02T12:00:00.000Z', 'days', 1],
  ['2026-10-04T12:00:00.000Z', 'days', 30],
  ['2026-11-03T12:05:00.000Z', 'minutes', 0],
])('at noon on 3 November, %s was so many %s ago: %d', (at, unit, count) => {
  expect(ageOf(at, '2026-11-03T12:00:00.000Z')).toEqual({ unit, count });
});
