import { isWithAccounting } from './erp-state';
import { type Field, fields } from './field';
import type { Commitment } from './schema';

export const lockReasons = ['with-accounting', 'void', 'sent', 'approved'] as const;
export type Lock = { field: Field; because: (typeof lockReasons)[number] };

const lockedOnceSent: readonly Field[] = ['contractCompany', 'title', 'status', 'retainagePercent'];
export const lockedWhenApproved: readonly Field[] = ['contractCompany', 'lines'];

/**
 * The fields that cannot be edited now, and why. All of them while accounting holds the commitment and once it is void;
 * four once it is in the ERP; two more while it is Approved or Complete, where the company locks those (`locksApproved`).
 */
export function locksOn(
  commitment: Pick<Commitment, 'erpState' | 'status'>,
  company: { locksApproved: boolean },
): Lock[] {
  if (commitment.erpState === 'closed') return everyField('void');
  if (isWithAccounting(commitment.erpState)) return everyField('with-accounting');
  const locks: Lock[] = [];
  if (commitment.erpState === 'exported' || commitment.erpState === 'export-failed') {
    locks.push(...lockedOnceSent.map((field) => ({ field, because: 'sent' as const })));
  }
  if (company.locksApproved && ['Approved', 'Complete'].includes(commitment.status)) {
    const free = lockedWhenApproved.filter((field) => !locks.some((lock) => lock.field === field));
    locks.push(...free.map((field) => ({ field, because: 'approved' as const })));
  }
  return locks;
}

function everyField(because: Lock['because']): Lock[] {
  return fields.map((field) => ({ field, because }));
}
