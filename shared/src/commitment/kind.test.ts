import { expect, test } from 'vitest';
import { isStatusOf, type Kind, statuses } from './kind';

test.each<[Kind, string]>([
  ['subcontract', 'Draft, Out For Bid, Out For Signature, Approved, Complete, Terminated, Void'],
  ['purchase-order', 'Draft, Processing, Submitted, Partially Received, Received, Approved, Closed'],
])('a %s is one of %s', (kind, all) => {
  expect(statuses[kind].join(', ')).toBe(all);
});

test.each<[Kind, string, boolean]>([
  ['subcontract', 'Void', true],
  ['purchase-order', 'Void', false],
  ['purchase-order', 'Closed', true],
  ['subcontract', 'Closed', false],
  ['subcontract', 'Approved', true],
  ['purchase-order', 'Approved', true],
  ['subcontract', 'approved', false],
  ['subcontract', '', false],
])('a %s can be %s: %s', (kind, status, may) => {
  expect(isStatusOf(kind, status)).toBe(may);
});
