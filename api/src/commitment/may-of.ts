import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { type Actor, nobody } from '@rebound/shared/permission/actor';
import { mayEdit } from '@rebound/shared/permission/may-edit';
import { mayDecide } from '@rebound/shared/rejection/may-decide';
import { mayResend, mayRetrieve, maySend, mayVoid } from '@rebound/shared/resend/may-resend';
import { type HeldResend, mayUndo } from '@rebound/shared/resend/may-undo';
import type { Instant } from '@rebound/shared/time';
import type { Caller } from '../permission/caller';
import { withinScopes } from '../permission/connector/within-scopes';
import type { Situation } from './situation';

/** What the caller may do with a commitment at `at`: what the routes answer, asked of the same rules. */
export function mayOf(
  situation: Situation,
  { person, scopes }: Caller,
  resend: HeldResend | null,
  at: Instant,
): CommitmentView['may'] {
  const own = decided(situation, situation.actor, resend, at);
  return scopes ? withinScopes(own, scopes, decided(situation, { ...nobody, person }, resend, at)) : own;
}

function decided(
  { commitment, company, people }: Situation,
  actor: Actor,
  resend: HeldResend | null,
  at: Instant,
): CommitmentView['may'] {
  const rules = { people, ...company };
  return {
    send: maySend(commitment, actor, rules),
    resend: mayResend(commitment, actor, rules),
    retrieve: mayRetrieve(commitment, actor, rules),
    accept: mayDecide('accept', commitment, actor, rules),
    reject: mayDecide('reject', commitment, actor, rules),
    void: mayVoid(commitment, actor, rules),
    edit: mayEdit(commitment, actor, rules),
    undo: mayUndo(commitment, actor, { people, resend }, at),
  };
}
