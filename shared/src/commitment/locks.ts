import { isWithAccounting } from './erp-state';
import { type Field, fields } from './field';
import type { Commitment } from './schema';

export type Lock = { field: Field; because: 'with-accounting' | 'sent' | 'approved' };

const lockedOnceSent: readonly Field[] = ['contractCompany', 'title', 'status', 'retainagePercent'];
const lockedWhenApproved: readonly Field[] = ['contractCompany', 'lines'];

/**
 * The fields that cannot be edited now, and why. All of them while accounting holds the commitment; four once it is in
 * the ERP; two more while it is Approved or Complete, where the company locks those (`locksApproved`).
 */
export function locksOn(
  commitment: Pick<Commitment, 'erpState' | 'status'>,
  company: { locksApproved: boolean },
): Lock[] {
  if (commitment.erpState === 'closed' || isWithAccounting(commitment.erpState)) {
    return fields.map((field) => ({ field, because: 'with-accounting' }));
  }
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
