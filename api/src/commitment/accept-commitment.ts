import { mayDecide } from '@rebound/shared/rejection/may-decide';
import type { Deps } from '../deps';
import type { Caller } from '../permission/caller';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';

/** Accepts a commitment for export. Throws `Refused`, `Stale`, `NotFound`. */
export function acceptCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation) => ({
    decision: mayDecide('accept', situation.commitment, situation.actor, {
      people: situation.people,
      ...situation.company,
    }),
    set: { erpState: stateAfter(situation, 'accept') },
    event: { kind: 'accepted', from: situation.commitment.erpState },
  }));
}
