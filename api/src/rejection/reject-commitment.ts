import { randomUUID } from 'node:crypto';
import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import { mayDecide } from '@rebound/shared/rejection/may-decide';
import type { Rejection, RejectRequest } from '@rebound/shared/rejection/schema';
import { type CommandRequest, carryOut } from '../commitment/carry-out';
import { stateAfter } from '../commitment/step';
import { pageUrlOf } from '../commitment/view';
import type { Deps } from '../deps';
import { draftRejected } from '../notification/draft-letters';
import { involvedIn } from '../notification/involved';
import type { Caller } from '../permission/caller';
import { pictureOf } from './picture-of';
import { rejection as table } from './table';

/** Rejects a commitment with a comment, and tells those whom it concerns. Throws `Refused`, `Stale`, `NotFound`. */
export function rejectCommitment(deps: Deps, caller: Caller, request: CommandRequest & RejectRequest) {
  return carryOut(deps, caller, request, (situation, at) => {
    const { commitment, company, people } = situation;
    const rejection: Rejection = {
      id: randomUUID(),
      commitmentId: commitment.id,
      round: commitment.round,
      comment: request.comment,
      reasonCodes: request.reasonCodes ?? [],
      rejectedBy: caller.person,
      rejectedAt: at,
      evidence: 'recorded',
      outcome: 'open',
      closedAt: null,
      closedBy: null,
    };
    return {
      decision: mayDecide('reject', commitment, situation.actor, { people, ...company }),
      set: { erpState: stateAfter(situation, 'reject') },
      event: { kind: 'rejected', from: commitment.erpState, comment: request.comment },
      letters: async () =>
        draftRejected({
          ...situation,
          rejection,
          recipients: whoToNotify('rejected', await involvedIn(deps.db.read, company.id, situation), company),
          pageUrl: pageUrlOf(situation),
          from: deps.mail.from,
        }),
      also: async (tx) => {
        await tx.insert(table).values({
          ...rejection,
          companyId: caller.companyId,
          rejectedBy: caller.person.id,
          rejectedByName: caller.person.name,
          closedBy: null,
          picture: pictureOf(commitment),
        });
      },
    };
  });
}
