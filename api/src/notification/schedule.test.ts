import { expect, it } from 'vitest';
import { earliest, later, pauseAfter } from './schedule';

it.each([
  [1, 0, 2_000],
  [1, 1, 1_000],
  [2, 0, 4_000],
  [5, 0, 32_000],
  [10, 0, 900_000],
  [10, 1, 450_000],
  [5_000, 0, 900_000],
])('pauses after failure %i with chance %d for %i ms', (attempts, chance, ms) => {
  expect(pauseAfter(attempts, chance)).toBe(ms);
});

it('reckons with instants', () => {
  expect(later('2026-11-18T23:59:59.500Z', 1_500)).toBe('2026-11-19T00:00:01.000Z');
  expect(earliest('2026-11-19T00:00:00.000Z', null, '2026-11-18T00:00:00.000Z')).toBe('2026-11-18T00:00:00.000Z');
  expect(earliest(null)).toBeNull();
});
