import { type Actor, isApprover } from '../permission/actor';
import { allowed, refuse } from '../permission/decision';
import type { Decision, Person } from '../permission/schema';

/** Whether `actor` may ask for the head of the company's history: those whose decisions it proves, its approvers. */
export function mayReadHead(
  actor: Pick<Actor, 'erpIntegrations' | 'canPushToAccounting'>,
  approvers: readonly Person[],
): Decision {
  if (isApprover(actor)) return allowed;
  return refuse({ reason: 'not-permitted', needs: 'push-to-accounting', who: [...approvers] });
}
