import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import { mayVoid } from '@rebound/shared/resend/may-resend';
import type { Deps } from '../deps';
import { draftVoided } from '../notification/draft-letters';
import { involvedIn } from '../notification/involved';
import type { Caller } from '../permission/caller';
import { closeRejection } from '../rejection/close-rejection';
import { type CommandRequest, carryOut } from './carry-out';
import { stateAfter } from './step';
import { pageUrlOf } from './view';

/**
 * Voids a subcontract, which closes its rejection without a re-send, and tells the approvers where there was one. Throws
 * `Refused`, `Stale`, `NotFound`.
 */
export function voidCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation, at) => {
    const { commitment, company, rejections } = situation;
    const open = rejections.find(({ outcome }) => outcome === 'open');
    return {
      decision: mayVoid(commitment, situation.actor, situation),
      set: { erpState: stateAfter(situation, 'void'), status: 'Void' },
      event: { kind: 'voided', from: commitment.erpState },
      letters: async () => {
        if (!open) return [];
        return draftVoided({
          ...situation,
          voided: { id: `${commitment.id}-${commitment.version}`, by: caller.person, at },
          rejection: open,
          recipients: whoToNotify('voided', await involvedIn(deps.db.read, company.id, situation), company),
          pageUrl: pageUrlOf(situation),
          from: deps.mail.from,
        });
      },
      also: (tx) => closeRejection(tx, caller, { commitmentId: request.id, outcome: 'voided', at }),
    };
  });
}
