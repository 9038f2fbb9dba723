import { describe, expect, test } from 'vitest';
import { aCommitment } from '../commitment/commitment.fixture';
import { type Field, fields } from '../commitment/field';
import type { Kind } from '../commitment/kind';
import { mayEdit } from './may-edit';
import { type ActorName, actors, people } from './people.fixture';

const project = { people, locksApproved: true };
const admin = actors['an Admin on Commitments'];
const draft = aCommitment({ status: 'Draft' });

describe("Admin, or the granular 'Update Work Order Contract' or 'Update Purchase Order Contract'", () => {
  test.each<[ActorName, Kind, boolean]>([
    ['an Admin on Commitments', 'subcontract', true],
    ['an Admin on Commitments', 'purchase-order', true],
    ["a Standard user with 'Update Work Order Contract'", 'subcontract', true],
    ["a Standard user with 'Update Work Order Contract'", 'purchase-order', false],
    ["a Read Only user with 'Update Purchase Order Contract'", 'purchase-order', true],
    ["a Read Only user with 'Update Purchase Order Contract'", 'subcontract', false],
    ["somebody without the tool, with 'Update Work Order Contract'", 'subcontract', false],
    ['a Standard user', 'subcontract', false],
    ['a Read Only user', 'subcontract', false],
    ['an accounting approver', 'subcontract', false],
  ])('%s, a %s: %s', (name, kind, may) => {
    expect(mayEdit({ ...draft, kind }, actors[name], project)).toEqual(
      may
        ? { may: true }
        : { may: false, refusal: { reason: 'not-permitted', needs: 'update-commitment', who: people.editors } },
    );
  });
});

describe('locks', () => {
  const lockedFor = (commitment: typeof draft, touched: Field[], locksApproved = true) => {
    const decision = mayEdit(commitment, admin, { people, locksApproved }, touched);
    if (decision.may || decision.refusal.reason !== 'locked') return [];
    return decision.refusal.locks.map(({ field, because }) => `${field}: ${because}`);
  };

  test('while accounting holds it, the form is closed', () => {
    const waiting = aCommitment({ erpState: 'awaiting', status: 'Draft' });
    expect(mayEdit(waiting, admin, project)).toMatchObject({ may: false, refusal: { reason: 'locked' } });
    expect(lockedFor(waiting, [])).toHaveLength(fields.length);
    expect(lockedFor(waiting, ['number'])).toEqual(['number: with-accounting']);
  });

  test('of a rejected one that is still Approved, company and lines want Draft first', () => {
    const rejected = aCommitment({ status: 'Approved' });
    expect(mayEdit(rejected, admin, project)).toEqual({ may: true });
    expect(lockedFor(rejected, ['contractCompany', 'title', 'lines'])).toEqual([
      'contractCompany: approved',
      'lines: approved',
    ]);
    expect(lockedFor(rejected, ['status', 'title', 'number'])).toEqual([]);
    expect(lockedFor({ ...rejected, status: 'Draft' }, ['contractCompany', 'lines'])).toEqual([]);
  });

  test('where the company does not lock them, they are free', () => {
    expect(lockedFor(aCommitment({ status: 'Approved' }), ['contractCompany', 'lines'], false)).toEqual([]);
  });

  test('once it is in the ERP, four fields are fixed', () => {
    const exported = aCommitment({ erpState: 'exported', status: 'Draft' });
    expect(lockedFor(exported, [...fields])).toEqual([
      'contractCompany: sent',
      'title: sent',
      'status: sent',
      'retainagePercent: sent',
    ]);
    expect(mayEdit(exported, admin, project)).toEqual({ may: true });
  });

  test('permission is asked before the lock', () => {
    const waiting = aCommitment({ erpState: 'awaiting' });
    expect(mayEdit(waiting, actors['a Standard user'], project)).toMatchObject({
      refusal: { reason: 'not-permitted' },
    });
  });
});
