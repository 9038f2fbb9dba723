import { mayUndo } from '@rebound/shared/resend/may-undo';
import { and, eq } from 'drizzle-orm';
import { type CommandRequest, carryOut } from '../commitment/carry-out';
import type { Tx } from '../db/db';
import type { Deps } from '../deps';
import { Refused } from '../errors';
import type { Caller } from '../permission/caller';
import { reopenRejection } from '../rejection/reopen-rejection';
import { resendOf, type StoredResend } from './read-resend';
import { resend as table } from './table';
import { withdrawResent } from './withdraw-resent';

/**
 * Takes one's own re-send back while its letters are held: the commitment stands as before, nobody is told, and the
 * history keeps both lines. Throws `Refused` with the rule's reason, `Stale`, `NotFound`.
 */
export function undoResend(deps: Deps, caller: Caller, request: CommandRequest) {
  return carryOut(deps, caller, request, async ({ commitment, actor, people }, at) => {
    const resend = await resendOf(deps.db.read, caller, commitment);
    const decision = mayUndo(commitment, actor, { people, resend }, at);
    if (!resend || !decision.may) throw new Refused(decision.may ? { reason: 'not-resent' } : decision.refusal);
    const { fromState, round, previousSentBy, previousSentAt } = resend;
    return {
      decision,
      set: { erpState: fromState, round: round - 1, sentBy: previousSentBy, sentAt: previousSentAt },
      event: { kind: 'resend-undone', to: fromState },
      also: (tx) => takeBack(tx, caller, resend),
    };
  });
}

async function takeBack(tx: Tx, caller: Caller, resend: StoredResend): Promise<void> {
  // The rule went by the clock; the outbox knows. A sender whose clock is ahead of ours may have taken a letter already.
  if (!(await withdrawResent(tx, caller, resend))) throw new Refused({ reason: 'too-late' });
  await tx.delete(table).where(and(eq(table.companyId, caller.companyId), eq(table.id, resend.id)));
  if (resend.rejectionId) await reopenRejection(tx, caller, resend.rejectionId);
}
