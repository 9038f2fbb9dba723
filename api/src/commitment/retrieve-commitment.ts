import { mayRetrieve } from '@rebound/shared/resend/may-resend';
import type { Deps } from '../deps';
import type { Caller } from '../permission/caller';
import { resendOf } from '../resend/read-resend';
import { withdrawResent } from '../resend/withdraw-resent';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';

/** Pulls a commitment back before accounting decides on it. Throws `Refused`, `Stale`, `NotFound`. */
export function retrieveCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation) => ({
    decision: mayRetrieve(situation.commitment, situation.actor, situation),
    set: { erpState: stateAfter(situation, 'retrieve') },
    event: { kind: 'retrieved', from: situation.commitment.erpState },
    also: async (tx) => {
      const resend = await resendOf(tx, caller, situation.commitment);
      // Of what has come back, nobody needs to be told that it was sent.
      if (resend) await withdrawResent(tx, caller, resend);
    },
  }));
}
