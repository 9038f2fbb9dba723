import { expect, it } from 'vitest';
import { instantOn, isZone, wallClock } from './wall-clock';

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

it.each([
  ['2026-11-18T15:02', 'UTC', '2026-11-18T15:02:00.000Z'],
  ['2026-11-17T16:30', 'America/Los_Angeles', '2026-11-18T00:30:00.000Z'],
  ['2026-11-19T00:05', 'Asia/Kathmandu', '2026-11-18T18:20:00.000Z'],
  ['2026-07-01T12:00', 'Pacific/Kiritimati', '2026-06-30T22:00:00.000Z'],
  // The clocks go back from 03:00 to 02:00: the first of the two hours is meant.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  // They go on from 02:00 to 03:00: there is no 02:30.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
])('reads %s on the clocks of %s as %s', (wall, zone, at) => {
  expect(instantOn(wall, zone)).toBe(at);
});
