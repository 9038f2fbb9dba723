import { type Field, fields } from '../commitment/field';
import { locksOn } from '../commitment/locks';
import type { Commitment } from '../commitment/schema';
import { type Actor, canUpdate, type ProjectPeople } from './actor';
import { allowed, refuse } from './decision';
import type { Decision } from './schema';

/**
 * Whether `actor` may change `touched` of `commitment` now. An empty `touched` asks about the form as a whole: refused
 * only where no field at all is free.
 */
export function mayEdit(
  commitment: Commitment,
  actor: Actor,
  project: { people: ProjectPeople; locksApproved: boolean },
  touched: readonly Field[] = [],
): Decision {
  if (!canUpdate(actor, commitment.kind)) {
    return refuse({ reason: 'not-permitted', needs: 'update-commitment', who: [...project.people.editors] });
  }
  const locks = locksOn(commitment, project);
  const hit = touched.length ? locks.filter((lock) => touched.includes(lock.field)) : locks;
  const refused = touched.length ? hit.length > 0 : locks.length === fields.length;
  return refused ? refuse({ reason: 'locked', locks: hit }) : allowed;
}
