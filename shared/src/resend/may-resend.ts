import type { ErpConnection } from '../commitment/erp-connection';
import { nextErpState } from '../commitment/erp-state';
import type { Commitment } from '../commitment/schema';
import { type Actor, isCommitmentsAdmin, type ProjectPeople } from '../permission/actor';
import { allowed, refuse } from '../permission/decision';
import type { Decision } from '../permission/schema';
import { isBlocking, preflight } from './preflight';

type Project = { people: ProjectPeople; connection: ErpConnection };

/**
 * Whether `actor` may send `commitment` back to accounting now: it was sent before and is rejected or retrieved, the
 * actor is Admin on the project's Commitments tool, and nothing stands in the way of acceptance.
 */
export function mayResend(commitment: Commitment, actor: Actor, project: Project): Decision {
  if (!nextErpState(commitment.erpState, 'resend', commitment.kind)) {
    return refuse({ reason: 'not-rejected', state: commitment.erpState });
  }
  return mayPass(commitment, actor, project);
}

/** Whether `actor` may send `commitment` to accounting for the first time. The same demands as a re-send. */
export function maySend(commitment: Commitment, actor: Actor, project: Project): Decision {
  if (!nextErpState(commitment.erpState, 'send', commitment.kind)) {
    return refuse({ reason: 'wrong-state', state: commitment.erpState });
  }
  return mayPass(commitment, actor, project);
}

/** Whether `actor` may pull `commitment` back before accounting decides. */
export function mayRetrieve(commitment: Commitment, actor: Actor, project: { people: ProjectPeople }): Decision {
  if (!nextErpState(commitment.erpState, 'retrieve', commitment.kind)) {
    return refuse({ reason: 'wrong-state', state: commitment.erpState });
  }
  return asAdmin(actor, project.people);
}

/** Whether `actor` may void `commitment` and so end the matter without a re-send. Purchase orders have no Void. */
export function mayVoid(commitment: Commitment, actor: Actor, project: { people: ProjectPeople }): Decision {
  if (commitment.kind !== 'subcontract') return refuse({ reason: 'no-void' });
  if (!nextErpState(commitment.erpState, 'void', commitment.kind)) {
    return refuse({ reason: 'wrong-state', state: commitment.erpState });
  }
  return asAdmin(actor, project.people);
}

function mayPass(commitment: Commitment, actor: Actor, { people, connection }: Project): Decision {
  const admin = asAdmin(actor, people);
  if (!admin.may) return admin;
  const faults = preflight(commitment, connection).filter(isBlocking);
  return faults.length ? refuse({ reason: 'preflight', faults }) : allowed;
}

/** Whether `actor` is Admin on the project's Commitments tool, as every step of the sender's side demands. */
export function asAdmin(actor: Actor, people: ProjectPeople): Decision {
  if (isCommitmentsAdmin(actor)) return allowed;
  return refuse({ reason: 'not-permitted', needs: 'admin-commitments', who: [...people.admins] });
}
