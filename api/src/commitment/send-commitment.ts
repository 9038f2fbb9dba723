import { maySend } from '@rebound/shared/resend/may-resend';
import type { Deps } from '../deps';
import type { Caller } from '../permission/caller';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';

/** Sends a commitment to accounting for the first time. Throws `Refused`, `Stale`, `NotFound`. */
export function sendCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation, at) => ({
    decision: maySend(situation.commitment, situation.actor, { people: situation.people, ...situation.company }),
    set: {
      erpState: stateAfter(situation, 'send'),
      round: situation.commitment.round + 1,
      sentBy: caller.person.id,
      sentAt: at,
    },
    event: { kind: 'sent', from: situation.commitment.erpState },
  }));
}
