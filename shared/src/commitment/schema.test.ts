import { expect, test } from 'vitest';
import { edit } from './schema';

const line = { id: null, description: 'Pump', costCode: null, costType: null, amountCents: 50_00 };

test.each([
  ['one field', { title: 'Concrete' }, true],
  ['a date', { startDate: '2026-02-28' }, true],
  ['a date taken away', { startDate: null }, true],
  ['a new line', { lines: [line] }, true],
  ['nothing', {}, false],
  ['a field nobody knows', { erpState: 'accepted' }, false],
  ['an empty title', { title: '  ' }, false],
  ['a title of 256', { title: 'x'.repeat(256) }, false],
  ['a day that is none', { startDate: '2026-02-30' }, false],
  ['a status nobody knows', { status: 'Rejected' }, false],
  ['more than all retained', { retainagePercent: 101 }, false],
  ['a part of a cent', { lines: [{ ...line, amountCents: 0.5 }] }, false],
  ['501 lines', { lines: Array(501).fill(line) }, false],
])('an edit of %s', (_, body, ok) => {
  expect(edit.safeParse(body).success).toBe(ok);
});
