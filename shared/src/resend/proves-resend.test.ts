import { expect, test } from 'vitest';
import { isNewsOfResend, provesResend } from './proves-resend';

const day = (at: string) => `2026-11-${at}:00.000Z`;
const heard = { rejectedAt: day('18T15:02'), heardAt: day('18T15:10') };

test.each<[string, { rejectedAt: string; heardAt: string | null }, string, string | null, boolean]>([
  ['after the rejection, on a page of later', heard, '18T16:40', '18T16:41', true],
  ['on a page of the very moment at which it was heard of', heard, '18T15:09', '18T15:10', true],
  ['on a page that was shown before the rejection was heard of', heard, '18T15:09', '18T15:09', false],
  ['on a page of no known age', heard, '18T16:40', null, false],
  ['by a clock that is a day behind ours', heard, '17T16:40', '18T16:41', true],
  ['longer before the rejection than two clocks lie apart', heard, '17T13:02', '18T16:41', false],
  ['by a clock that is a day ahead of ours', heard, '19T16:40', '18T16:41', true],
  ['of what was recorded as it happened', { ...heard, heardAt: null }, '18T15:05', '18T15:05', true],
  ['of the same, on an older page', { ...heard, heardAt: null }, '18T15:05', '18T15:01', false],
])('a re-send %s', (_, open, at, asOf, isProven) => {
  expect(provesResend(open, { at: day(at), asOf: asOf && day(asOf) })).toBe(isProven);
});

test.each([
  ['18T16:40', true],
  ['17T16:41', true],
  ['17T16:40', false],
])('one of %s is news on the day after: %s', (at, isNews) => {
  expect(isNewsOfResend({ at: day(at) }, day('18T16:41'))).toBe(isNews);
});
