import { expect, it } from 'vitest';
import { isZone, wallClock } from './wall-clock';

it.each([
  ['2026-11-18T15:02:11.000Z', 'UTC', '2026-11-18', '15:02'],
  ['2026-11-18T00:00:00.000Z', 'UTC', '2026-11-18', '00:00'],
  ['2026-11-18T00:30:00.000Z', 'America/Los_Angeles', '2026-11-17', '16:30'],
  ['2026-11-18T18:20:00.000Z', 'Asia/Kathmandu', '2026-11-19', '00:05'],
  ['2026-03-29T00:59:59.999Z', 'Europe/Berlin', '2026-03-29', '01:59'],
  ['2026-03-29T01:00:00.000Z', 'Europe/Berlin', '2026-03-29', '03:00'],
])('shows %s in %s as %s %s', (at, zone, date, time) => {
  expect(wallClock(at, zone)).toEqual({ date, time });
});

it.each([
  ['Europe/Berlin', true],
  ['Asia/Kolkata', true],
  ['US/Pacific', true],
  ['UTC', true],
  ['Northgate/Riverside', false],
  ['+02:00', false],
  ['', false],
])('knows whether %j is a zone: %s', (name, known) => {
  expect(isZone(name)).toBe(known);
});
