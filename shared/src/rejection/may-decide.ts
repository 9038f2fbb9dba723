import { nextErpState } from '../commitment/erp-state';
import type { Commitment } from '../commitment/schema';
import { type Actor, isApprover, type ProjectPeople } from '../permission/actor';
import { allowed, refuse } from '../permission/decision';
import type { Decision } from '../permission/schema';

/**
 * Whether `actor` may accept or reject `commitment` for export now: Standard or Admin on ERP Integrations and may push
 * to accounting; never one's own submission where the company asks for a second pair of eyes.
 */
export function mayDecide(
  verb: 'accept' | 'reject' | 'export' | 'fail' | 'unlink',
  commitment: Commitment,
  actor: Actor,
  project: { people: ProjectPeople; secondPairOfEyes: boolean },
): Decision {
  if (!nextErpState(commitment.erpState, verb, commitment.kind)) {
    return refuse({ reason: 'wrong-state', state: commitment.erpState });
  }
  if (!isApprover(actor)) {
    return refuse({ reason: 'not-permitted', needs: 'push-to-accounting', who: [...project.people.approvers] });
  }
  if (project.secondPairOfEyes && commitment.sentBy?.id === actor.person.id) {
    const others = project.people.approvers.filter((approver) => approver.id !== actor.person.id);
    return refuse({ reason: 'own-submission', who: others });
  }
  return allowed;
}
