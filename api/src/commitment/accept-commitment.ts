import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import { mayDecide } from '@rebound/shared/rejection/may-decide';
import type { Deps } from '../deps';
import { draftAccepted } from '../notification/draft-letters';
import { involvedIn } from '../notification/involved';
import type { Caller } from '../permission/caller';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';
import { pageUrlOf } from './view';

/** Accepts a commitment for export, and tells who sent it. Throws `Refused`, `Stale`, `NotFound`. */
export function acceptCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation, at) => {
    const { commitment, company, people } = situation;
    return {
      decision: mayDecide('accept', commitment, situation.actor, { people, ...company }),
      set: { erpState: stateAfter(situation, 'accept') },
      event: { kind: 'accepted', from: commitment.erpState },
      letters: async () =>
        draftAccepted({
          ...situation,
          accepted: { id: `${commitment.id}-${commitment.version}`, by: caller.person, at },
          erp: company.connection.name,
          recipients: whoToNotify('accepted', await involvedIn(deps.db.read, company.id, situation), company),
          pageUrl: pageUrlOf(situation),
          from: deps.mail.from,
        }),
    };
  });
}
