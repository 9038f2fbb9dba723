import { erpIntegrationsUrl } from '@rebound/shared/commitment/page-url';
import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { mayResend } from '@rebound/shared/resend/may-resend';
import { type CommandRequest, carryOut } from '../commitment/carry-out';
import { stateAfter } from '../commitment/step';
import { pageUrlOf } from '../commitment/view';
import type { Deps } from '../deps';
import { draftResent } from '../notification/draft-letters';
import { involvedIn } from '../notification/involved';
import { later } from '../notification/schedule';
import type { Caller } from '../permission/caller';
import { closeRejection } from '../rejection/close-rejection';
import { resend } from './table';

/**
 * Sends a rejected (or retrieved) commitment back for acceptance and tells every approver what changed, as soon as it can
 * no longer be taken back. Throws `Refused` with the rule's reason, `Stale` when `version` is old, `NotFound`.
 */
export function resendCommitment(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, (situation, at) => {
    const { commitment, company, people, rejections } = situation;
    const answered = rejections[0] ?? null;
    const open = answered?.outcome === 'open' ? answered : null;
    const round = commitment.round + 1;
    // Named by the version, which only goes up: after an undo the same round begins again, and is told of anew.
    const id = `${commitment.id}-${commitment.version}`;
    const heldUntil = later(at, company.undoSeconds * 1000);
    return {
      decision: mayResend(commitment, situation.actor, { people, ...company }),
      set: {
        erpState: stateAfter(situation, 'resend'),
        round,
        sentBy: caller.person.id,
        sentAt: at,
      },
      event: { kind: 'resent', from: commitment.erpState },
      letters: async () =>
        draftResent({
          ...situation,
          commitment: { ...commitment, round },
          resent: { id, by: caller.person, at },
          dueAt: heldUntil,
          rejection: open,
          changes: answered ? changesBetween(answered.picture, commitment) : [],
          recipients: whoToNotify('resent', await involvedIn(deps.db.read, company.id, situation), company),
          pageUrl: pageUrlOf(situation),
          erpIntegrationsUrl: erpIntegrationsUrl(company.webUrl, company.id),
          from: deps.mail.from,
        }),
      also: async (tx) => {
        await tx.insert(resend).values({
          ...{ id, companyId: caller.companyId, commitmentId: commitment.id, round, rejectionId: open?.id ?? null },
          ...{ resentBy: caller.person.id, resentAt: at, heldUntil, fromState: commitment.erpState },
          ...{ previousSentBy: commitment.sentBy?.id ?? null, previousSentAt: commitment.sentAt },
        });
        await closeRejection(tx, caller, { commitmentId: commitment.id, outcome: 'resent', at });
      },
    };
  });
}
