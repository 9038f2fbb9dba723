import { describe, expect, test } from 'vitest';
import { aCommitment } from '../commitment/commitment.fixture';
import { type ErpState, erpStates } from '../commitment/erp-state';
import { type ActorName, actors, alex, ines, people } from '../permission/people.fixture';
import { mayDecide } from './may-decide';

const project = { people, secondPairOfEyes: false };
const approver = actors['an accounting approver'];
const waiting = aCommitment({ erpState: 'awaiting' });

describe("Standard or Admin on ERP Integrations, and 'Can Push to Accounting'", () => {
  const approvers: ActorName[] = ['an accounting approver', 'an approver who is Admin on ERP Integrations'];
  const others = (Object.keys(actors) as ActorName[]).filter((name) => !approvers.includes(name));

  test.each(approvers)('%s may accept and reject', (name) => {
    expect(mayDecide('accept', waiting, actors[name], project)).toEqual({ may: true });
    expect(mayDecide('reject', waiting, actors[name], project)).toEqual({ may: true });
  });

  test.each(others)('%s may not, and hears who may', (name) => {
    const refused = {
      may: false,
      refusal: { reason: 'not-permitted', needs: 'push-to-accounting', who: people.approvers },
    };
    expect(mayDecide('accept', waiting, actors[name], project)).toEqual(refused);
    expect(mayDecide('reject', waiting, actors[name], project)).toEqual(refused);
  });
});

describe('what accounting decides, by the ERP state', () => {
  const decisions: Record<ErpState, string[]> = {
    'not-sent': [],
    awaiting: ['accept', 'reject'],
    rejected: [],
    retrieved: [],
    accepted: ['export', 'fail'],
    exported: ['unlink'],
    'export-failed': ['reject'],
    closed: [],
  };

  test.each(erpStates)('%s', (erpState) => {
    for (const verb of ['accept', 'reject', 'export', 'fail', 'unlink'] as const) {
      const may = decisions[erpState].includes(verb);
      expect(mayDecide(verb, aCommitment({ erpState }), approver, project), verb).toEqual(
        may ? { may: true } : { may: false, refusal: { reason: 'wrong-state', state: erpState } },
      );
    }
  });
});

describe('a second pair of eyes', () => {
  const own = aCommitment({ erpState: 'awaiting', sentBy: alex });

  test('where the company asks for it, nobody decides on what they sent', () => {
    expect(mayDecide('accept', own, approver, { people, secondPairOfEyes: true })).toEqual({
      may: false,
      refusal: { reason: 'own-submission', who: [ines] },
    });
  });

  test('where it does not, they may', () => {
    expect(mayDecide('accept', own, approver, project)).toEqual({ may: true });
  });

  test.each([
    ['what somebody else sent', waiting],
    ['what one only created', aCommitment({ erpState: 'awaiting', createdBy: alex })],
    ['what nobody is known to have sent', aCommitment({ erpState: 'awaiting', sentBy: null })],
  ])('%s is free', (_, commitment) => {
    expect(mayDecide('accept', commitment, approver, { people, secondPairOfEyes: true })).toEqual({ may: true });
  });
});
