import { expect, it } from 'vitest';
import { when } from './when';

it.each([
  ['2026-11-18T15:02:11.000Z', undefined, '18 Nov 2026, 15:02 UTC'],
  ['2026-11-18T15:02:11.000Z', 'America/Los_Angeles', '18 Nov 2026, 07:02 PST'],
  ['2026-07-01T00:05:00.000Z', 'America/New_York', '30 Jun 2026, 20:05 EDT'],
  ['2026-11-18T00:00:00.000Z', 'UTC', '18 Nov 2026, 00:00 UTC'],
])('tells %s in %s as %s', (at, zone, text) => {
  expect(when(at, zone)).toBe(text);
});
