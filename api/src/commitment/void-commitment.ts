import { mayVoid } from '@rebound/shared/resend/may-resend';
import type { Deps } from '../deps';
import type { Caller } from '../permission/caller';
import { closeRejection } from '../rejection/close-rejection';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';

/** Voids a subcontract, which closes its rejection without a re-send. Throws `Refused`, `Stale`, `NotFound`. */
export function voidCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation, at) => ({
    decision: mayVoid(situation.commitment, situation.actor, situation),
    set: { erpState: stateAfter(situation, 'void'), status: 'Void' },
    event: { kind: 'voided', from: situation.commitment.erpState },
    also: (tx) => closeRejection(tx, caller, { commitmentId: request.id, outcome: 'voided', at }),
  }));
}
