import type { Commitment } from '../commitment/schema';
import type { Actor, ProjectPeople } from '../permission/actor';
import { refuse } from '../permission/decision';
import type { Decision, Person } from '../permission/schema';
import type { Instant } from '../time';
import { asAdmin } from './may-resend';

/** The seconds for which a company holds the letters of a re-send, so that it can be taken back. 0: not at all. */
export const undoSeconds = { least: 0, most: 30, usual: 10 } as const;

/** The re-send that began a commitment's present round. Its letters leave at `heldUntil`, and not before. */
export interface HeldResend {
  /** `null` where it was made in Procore, and not by Rebound. */
  resentBy: Person | null;
  heldUntil: Instant;
}

/**
 * Whether `actor` may take `resend` back at `now`, as if it had not been clicked: only who clicked, only before its
 * letters leave, only while accounting has not decided. `resend` is `null` where a first sending began the round.
 */
export function mayUndo(
  commitment: Commitment,
  actor: Actor,
  { people, resend }: { people: ProjectPeople; resend: HeldResend | null },
  now: Instant,
): Decision {
  if (commitment.erpState !== 'awaiting') return refuse({ reason: 'wrong-state', state: commitment.erpState });
  if (!resend?.resentBy) return refuse({ reason: 'not-resent' });
  if (now >= resend.heldUntil) return refuse({ reason: 'too-late' });
  if (resend.resentBy.id !== actor.person.id) return refuse({ reason: 'not-own-resend', who: [resend.resentBy] });
  return asAdmin(actor, people);
}
