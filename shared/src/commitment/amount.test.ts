import { expect, test } from 'vitest';
import { formatAmount, totalCents } from './amount';

test.each([
  [0, '0.00'],
  [-0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [100, '1.00'],
  [99_999, '999.99'],
  [100_000, '1,000.00'],
  [1_234_567, '12,345.67'],
  [-123_456_789, '-1,234,567.89'],
  [1e15, '10,000,000,000,000.00'],
])('%d cents are %s', (cents, text) => {
  expect(formatAmount(cents)).toBe(text);
});

test.each([
  [[], 0],
  [[10, 20], 30],
  [[10, -25], -15],
])('lines of %o cents come to %d', (amounts, total) => {
  expect(totalCents(amounts.map((amountCents) => ({ amountCents })))).toBe(total);
});
