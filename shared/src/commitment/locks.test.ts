import { expect, test } from 'vitest';
import { aCommitment } from './commitment.fixture';
import type { ErpState } from './erp-state';
import { type Field, fields } from './field';
import type { Status } from './kind';
import { locksOn } from './locks';

const sent: Field[] = ['contractCompany', 'title', 'status', 'retainagePercent'];
const approved: Field[] = ['contractCompany', 'lines'];

test.each<[ErpState, Status, boolean, readonly Field[]]>([
  ['not-sent', 'Draft', true, []],
  ['not-sent', 'Approved', true, approved],
  ['not-sent', 'Approved', false, []],
  ['awaiting', 'Draft', false, fields],
  ['awaiting', 'Approved', true, fields],
  ['rejected', 'Draft', true, []],
  ['rejected', 'Approved', true, approved],
  ['rejected', 'Complete', true, approved],
  ['rejected', 'Complete', false, []],
  ['rejected', 'Out For Signature', true, []],
  ['retrieved', 'Draft', true, []],
  ['accepted', 'Draft', true, fields],
  ['exported', 'Draft', true, sent],
  ['exported', 'Approved', true, [...sent, 'lines']],
  ['export-failed', 'Draft', true, sent],
  ['closed', 'Void', false, fields],
])('%s, %s, company locks Approved: %s', (erpState, status, locksApproved, locked) => {
  const locks = locksOn(aCommitment({ erpState, status }), { locksApproved });
  expect(locks.map((lock) => lock.field)).toEqual(locked);
});
