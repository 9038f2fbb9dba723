import { erpIntegrationsUrl } from '@rebound/shared/commitment/page-url';
import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import type { Decision } from '@rebound/shared/permission/schema';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { asAdmin, mayResend } from '@rebound/shared/resend/may-resend';
import type { Pressed } from '@rebound/shared/resend/schema';
import { type CommandRequest, carryOut } from '../commitment/carry-out';
import type { Situation } from '../commitment/situation';
import { stateAfter } from '../commitment/step';
import { pageUrlOf } from '../commitment/view';
import type { Deps } from '../deps';
import { Answerable, Invalid } from '../errors';
import { draftResent } from '../notification/draft-letters';
import { involvedIn } from '../notification/involved';
import { later } from '../notification/schedule';
import type { Caller } from '../permission/caller';
import { closeRejection } from '../rejection/close-rejection';
import { resend } from './table';

/**
 * Sends a rejected (or retrieved) commitment back for acceptance and tells every approver what changed, as soon as it can
 * no longer be taken back. Throws `Refused` with the rule's reason, `Stale` when `version` is old, `NotFound`;
 * `press-in-procore` where it is Procore's own button that re-sends, and it has not been pressed.
 */
export function resendCommitment(deps: Deps, caller: Caller, request: CommandRequest & { pressed?: Pressed | null }) {
  const pressed = pressedIn(deps.upstream, request.pressed ?? null);
  return carryOut(deps, caller, { ...request, anyVersion: pressed !== null }, (situation, at) => {
    const { commitment, company, rejections } = situation;
    const decision = decide(situation, pressed);
    if (decision === 'known') return null;
    const answered = rejections[0] ?? null;
    const open = answered?.outcome === 'open' ? answered : null;
    const round = commitment.round + 1;
    // Named by the version, which only goes up: after an undo the same round begins again, and is told of anew.
    const id = `${commitment.id}-${commitment.version}`;
    // What Procore has taken cannot be taken back here.
    const heldUntil = pressed ? at : later(at, company.undoSeconds * 1000);
    return {
      decision,
      set: {
        erpState: pressed ? 'awaiting' : stateAfter(situation, 'resend'),
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

/** Whether it was pressed, where that is what re-sends. Throws where the request is meant for another upstream. */
function pressedIn({ takes }: Deps['upstream'], pressed: Pressed | null): Pressed | null {
  const isOurs = takes.has('resend');
  if (isOurs && pressed)
    throw new Invalid([{ path: 'pressed', message: 'There is no other button: re-send it here.' }]);
  if (isOurs || pressed) return pressed;
  const words = "Press Re-send to ERP on the commitment's page in Procore; the extension does so for you.";
  throw new Answerable(409, 'press-in-procore', words);
}

/** What Procore has taken is a fact: pre-flight cannot undo it, and `known` means that it stands here already. */
function decide({ commitment, actor, people, company }: Situation, pressed: Pressed | null): Decision | 'known' {
  if (!pressed) return mayResend(commitment, actor, { people, ...company });
  const isKnown = ['awaiting', 'accepted', 'closed'].includes(commitment.erpState);
  return isKnown ? 'known' : asAdmin(actor, people);
}
