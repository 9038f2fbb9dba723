import type { Kind } from '../commitment/kind';
import type { GranularPermission, Level } from './level';
import { isAtLeast } from './level';
import type { Person } from './schema';

/** Somebody, with the permissions that count in one project. */
export interface Actor {
  person: Person;
  commitments: Level;
  granular: readonly GranularPermission[];
  erpIntegrations: Level;
  canPushToAccounting: boolean;
}

/** What somebody without any permission stands on. */
export const nobody: Omit<Actor, 'person'> = {
  commitments: 'none',
  granular: [],
  erpIntegrations: 'none',
  canPushToAccounting: false,
};

/** The people of one project whom a "no" can point to. */
export interface ProjectPeople {
  admins: readonly Person[];
  editors: readonly Person[];
  approvers: readonly Person[];
}

const updates: Record<Kind, GranularPermission> = {
  subcontract: 'update-work-order-contract',
  'purchase-order': 'update-purchase-order-contract',
};

/** Admin on the project's Commitments tool. */
export function isCommitmentsAdmin(actor: Actor): boolean {
  return actor.commitments === 'admin';
}

/** Admin, or below it with the granular permission to update this kind. */
export function canUpdate(actor: Actor, kind: Kind): boolean {
  return isCommitmentsAdmin(actor) || (actor.commitments !== 'none' && actor.granular.includes(updates[kind]));
}

/** Standard or Admin on ERP Integrations, and may push to accounting. */
export function isApprover(actor: Pick<Actor, 'erpIntegrations' | 'canPushToAccounting'>): boolean {
  return actor.canPushToAccounting && isAtLeast(actor.erpIntegrations, 'standard');
}
