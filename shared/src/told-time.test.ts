import { expect, test } from 'vitest';
import { toldInstant } from './told-time';

test.each([
  ['Tue, Nov 3, 2026 at 12:04 PM', 'America/New_York', '2026-11-03T17:04:00.000Z'],
  ['Tue, Nov 3, 2026 at 12:04\u202fPM', 'America/New_York', '2026-11-03T17:04:00.000Z'],
  ['Tuesday, November 3, 2026 12:04 PM', 'Europe/Berlin', '2026-11-03T11:04:00.000Z'],
  ['Tuesday, 3 November 2026 12:04', 'UTC', '2026-11-03T12:04:00.000Z'],
  ['Tue, 3 Nov 2026 12:04:09 -0500', 'Europe/Berlin', '2026-11-03T17:04:09.000Z'],
  ['Tue, 3 Nov 2026 12:04:09 GMT', 'Europe/Berlin', '2026-11-03T12:04:09.000Z'],
  ['Sunday, March 28, 2027 3:30 AM', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['03/11/2026 12:04', 'UTC', null],
  ['11/3/2026 12:04 PM', 'UTC', null],
  ['Dienstag, 3. November 2026 um 12:04 Uhr', 'UTC', null],
  ['soon', 'UTC', null],
])('%s in %s is %s', (words, zone, instant) => {
  expect(toldInstant(words, zone)).toBe(instant);
});
