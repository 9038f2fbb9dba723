import { mayRetrieve } from '@rebound/shared/resend/may-resend';
import type { Deps } from '../deps';
import type { Caller } from '../permission/caller';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';

/** Pulls a commitment back before accounting decides on it. Throws `Refused`, `Stale`, `NotFound`. */
export function retrieveCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation) => ({
    decision: mayRetrieve(situation.commitment, situation.actor, situation),
    set: { erpState: stateAfter(situation, 'retrieve') },
    event: { kind: 'retrieved', from: situation.commitment.erpState },
  }));
}
