import { describe, expect, test } from 'vitest';
import { aCommitment } from '../commitment/commitment.fixture';
import { erpStates } from '../commitment/erp-state';
import { actors, marcus, people, priya } from '../permission/people.fixture';
import type { Refusal } from '../permission/schema';
import { type HeldResend, mayUndo } from './may-undo';

const heldUntil = '2026-11-22T09:12:10.000Z';
const before = '2026-11-22T09:12:09.999Z';
const own: HeldResend = { resentBy: priya, heldUntil };
const ofMarcus: HeldResend = { resentBy: marcus, heldUntil };
const awaiting = aCommitment({ erpState: 'awaiting' });
const admin = actors['an Admin on Commitments'];

const notPermitted: Refusal = { reason: 'not-permitted', needs: 'admin-commitments', who: [...people.admins] };
const notOwn: Refusal = { reason: 'not-own-resend', who: [marcus] };

describe('a re-send is taken back by whoever clicked, before its letters leave', () => {
  test.each<[string, HeldResend | null, string, Refusal | null]>([
    ['at once', own, '2026-11-22T09:12:00.000Z', null],
    ['in the last millisecond', own, before, null],
    ['when the letters leave', own, heldUntil, { reason: 'too-late' }],
    ['the next day', own, '2026-11-23T09:12:00.000Z', { reason: 'too-late' }],
    ['where the company holds nothing', { ...own, heldUntil: before }, before, { reason: 'too-late' }],
    ['what somebody else re-sent', ofMarcus, before, notOwn],
    ['what somebody else re-sent, when nobody could any more', ofMarcus, heldUntil, { reason: 'too-late' }],
    ['what was re-sent in Procore, without Rebound', { resentBy: null, heldUntil }, before, { reason: 'not-resent' }],
    ['what was sent for the first time', null, before, { reason: 'not-resent' }],
  ])('%s', (_, resend, now, refusal) => {
    expect(mayUndo(awaiting, admin, { people, resend }, now)).toEqual(
      refusal ? { may: false, refusal } : { may: true },
    );
  });

  test.each(erpStates)('from awaiting alone: %s', (erpState) => {
    const decision = mayUndo(aCommitment({ erpState }), admin, { people, resend: own }, before);
    const refused = { may: false, refusal: { reason: 'wrong-state', state: erpState } };
    expect(decision).toEqual(erpState === 'awaiting' ? { may: true } : refused);
  });

  test('not by somebody who was Admin when clicking and is no more', () => {
    const demoted = { ...admin, commitments: 'standard' as const };
    const decision = mayUndo(awaiting, demoted, { people, resend: own }, before);
    expect(decision).toEqual({ may: false, refusal: notPermitted });
  });
});
