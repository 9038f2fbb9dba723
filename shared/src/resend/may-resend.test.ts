import { describe, expect, test } from 'vitest';
import { aCommitment } from '../commitment/commitment.fixture';
import { sage300 } from '../commitment/erp-connections.fixture';
import { type ErpState, erpStates } from '../commitment/erp-state';
import type { Kind } from '../commitment/kind';
import { type ActorName, actors, people } from '../permission/people.fixture';
import { mayResend, mayRetrieve, maySend, mayVoid } from './may-resend';

const project = { people, connection: sage300 };
const admin = actors['an Admin on Commitments'];

const notAdmins = (Object.keys(actors) as ActorName[]).filter((name) => name !== 'an Admin on Commitments');
const notAdmin = {
  may: false,
  refusal: { reason: 'not-permitted', needs: 'admin-commitments', who: people.admins },
};

describe("Required User Permissions: 'Admin' on the project's Commitments tool", () => {
  test('an Admin may re-send', () => {
    expect(mayResend(aCommitment(), admin, project)).toEqual({ may: true });
  });

  test.each(notAdmins)('%s may not, and hears who may', (name) => {
    expect(mayResend(aCommitment(), actors[name], project)).toEqual(notAdmin);
    expect(maySend(aCommitment({ erpState: 'not-sent' }), actors[name], project)).toEqual(notAdmin);
    expect(mayRetrieve(aCommitment({ erpState: 'awaiting' }), actors[name], project)).toEqual(notAdmin);
    expect(mayVoid(aCommitment(), actors[name], project)).toEqual(notAdmin);
  });
});

describe('You will only see Re-send if the commitment was previously sent and rejected (or retrieved)', () => {
  test.each(erpStates)('%s', (erpState) => {
    const may = erpState === 'rejected' || erpState === 'retrieved';
    expect(mayResend(aCommitment({ erpState }), admin, project)).toEqual(
      may ? { may: true } : { may: false, refusal: { reason: 'not-rejected', state: erpState } },
    );
  });

  test('the state is named before the permission: nobody could', () => {
    const decision = mayResend(aCommitment({ erpState: 'exported' }), actors['a Read Only user'], project);
    expect(decision).toEqual({ may: false, refusal: { reason: 'not-rejected', state: 'exported' } });
  });
});

describe('Acceptance criteria stand in the way until they are met', () => {
  test('a company that is not linked to an ERP vendor', () => {
    const unlinked = aCommitment({ contractCompany: { id: 'harbor', name: 'Harbor Concrete', erpCode: null } });
    const decision = mayResend(unlinked, admin, project);
    expect(decision).toMatchObject({
      may: false,
      refusal: { reason: 'preflight', faults: [{ code: 'contract-company-linked', ok: false, blocking: true }] },
    });
    expect(maySend({ ...unlinked, erpState: 'not-sent' }, admin, project)).toEqual(decision);
  });

  test('a title that the ERP only cuts off does not', () => {
    const cutting = { ...sage300, title: { maxLength: 30, overflow: 'truncated' as const } };
    const long = aCommitment({ title: 'Concrete works, all levels and the car park' });
    expect(mayResend(long, admin, { people, connection: cutting })).toEqual({ may: true });
    expect(mayResend(long, admin, project)).toMatchObject({ may: false, refusal: { reason: 'preflight' } });
  });

  test('whoever may not re-send anyway is told that, not what is missing', () => {
    const bare = aCommitment({ lines: [] });
    expect(mayResend(bare, actors['a Standard user'], project)).toEqual(notAdmin);
  });
});

describe('In which state an Admin may do what', () => {
  test.each<[ErpState, 'send' | 'retrieve' | 'neither']>([
    ['not-sent', 'send'],
    ['awaiting', 'retrieve'],
    ['rejected', 'neither'],
    ['retrieved', 'neither'],
    ['accepted', 'neither'],
    ['exported', 'neither'],
    ['export-failed', 'neither'],
    ['closed', 'neither'],
  ])('%s: %s', (erpState, what) => {
    const refused = { may: false, refusal: { reason: 'wrong-state', state: erpState } };
    const commitment = aCommitment({ erpState });
    expect(maySend(commitment, admin, project)).toEqual(what === 'send' ? { may: true } : refused);
    expect(mayRetrieve(commitment, admin, project)).toEqual(what === 'retrieve' ? { may: true } : refused);
  });
});

describe("A rejected commitment does not always have to be re-sent: you might change its status to 'Void'", () => {
  const refused = (state: ErpState) => ({ may: false, refusal: { reason: 'wrong-state', state } });
  const noVoid = { may: false, refusal: { reason: 'no-void' } };

  test.each<[Kind, ErpState, unknown]>([
    ['subcontract', 'rejected', { may: true }],
    ['subcontract', 'retrieved', { may: true }],
    ['subcontract', 'not-sent', { may: true }],
    ['subcontract', 'awaiting', refused('awaiting')],
    ['subcontract', 'accepted', refused('accepted')],
    ['subcontract', 'exported', refused('exported')],
    ['subcontract', 'export-failed', refused('export-failed')],
    ['subcontract', 'closed', refused('closed')],
    ['purchase-order', 'rejected', noVoid],
    ['purchase-order', 'closed', noVoid],
  ])('%s, %s', (kind, erpState, decision) => {
    expect(mayVoid(aCommitment({ kind, erpState }), admin, project)).toEqual(decision);
  });

  test('voiding asks nothing of the ERP', () => {
    expect(mayVoid(aCommitment({ lines: [], contractCompany: null }), admin, project)).toEqual({ may: true });
  });
});
