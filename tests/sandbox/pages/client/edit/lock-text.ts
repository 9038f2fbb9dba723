import type { Field } from '@rebound/shared/commitment/field';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';

const texts = {
  'with-accounting': 'Locked while accounting has it.',
  void: 'Locked: it is void.',
  sent: 'Locked: it is in the ERP.',
  approved: 'Locked while Approved or Complete. Set the status to Draft and save first.',
} as const;

/** Why a field cannot be changed now, or `null`. The API decides; this only words it. */
export function lockText({ locks }: CommitmentView, field: Field): string | null {
  const lock = locks.find((candidate) => candidate.field === field);
  return lock ? texts[lock.because] : null;
}
