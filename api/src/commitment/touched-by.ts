import type { Field } from '@rebound/shared/commitment/field';
import type { Commitment } from '@rebound/shared/commitment/schema';

/** The fields in which two pictures of a commitment differ. */
export function touchedBy(before: Commitment, after: Commitment): Field[] {
  const header = ['number', 'title', 'status', 'startDate', 'completionDate', 'retainagePercent'] as const;
  return [
    ...header.filter((field) => before[field] !== after[field]),
    ...(before.contractCompany?.id === after.contractCompany?.id ? [] : (['contractCompany'] as const)),
    ...(JSON.stringify(before.lines) === JSON.stringify(after.lines) ? [] : (['lines'] as const)),
  ];
}
