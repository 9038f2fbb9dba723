import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { mayResend } from '@rebound/shared/resend/may-resend';
import { type CommandRequest, carryOut } from '../commitment/carry-out';
import { stateAfter } from '../commitment/step';
import { pageUrlOf } from '../commitment/view';
import type { Deps } from '../deps';
import { draftResent } from '../notification/draft-letters';
import type { Caller } from '../permission/caller';
import { closeRejection } from '../rejection/close-rejection';
import { resend } from './table';

/**
 * Sends a rejected (or retrieved) commitment back for acceptance and tells every approver what changed. Throws
 * `Refused` with the rule's reason, `Stale` when `version` is old, `NotFound`.
 */
export function resendCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation, at) => {
    const { commitment, company, people, rejections } = situation;
    const answered = rejections[0] ?? null;
    const open = answered?.outcome === 'open' ? answered : null;
    return {
      decision: mayResend(commitment, situation.actor, { people, ...company }),
      set: {
        erpState: stateAfter(situation, 'resend'),
        round: commitment.round + 1,
        sentBy: caller.person.id,
        sentAt: at,
      },
      event: { kind: 'resent', from: commitment.erpState },
      letters: () =>
        draftResent({
          ...situation,
          commitment: { ...commitment, round: commitment.round + 1 },
          resent: { id: `${commitment.id}-${commitment.round + 1}`, by: caller.person, at },
          rejection: open,
          changes: answered ? changesBetween(answered.picture, commitment) : [],
          recipients: whoToNotify('resent', { creator: commitment.createdBy, sender: commitment.sentBy, ...people }),
          pageUrl: pageUrlOf(situation),
          from: deps.mail.from,
        }),
      also: async (tx) => {
        if (!open) return;
        await tx.insert(resend).values({ rejectionId: open.id, resentBy: caller.person.id, resentAt: at });
        await closeRejection(tx, caller, { commitmentId: commitment.id, outcome: 'resent', at });
      },
    };
  });
}
