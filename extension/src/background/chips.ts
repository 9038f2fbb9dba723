import type { Lookup } from '@rebound/shared/commitment/view-schema';
import { ageOf, type Instant } from '@rebound/shared/time';
import { i18n } from '../i18n';
import { shortAge } from '../panels/ui/age';
import { now } from '../time';
import { ask } from './api';
import { readSession } from './session';

/** The word on one commitment's chip; commitments without one get no chip. */
export interface ChipText {
  commitmentId: string;
  text: string;
}

/** The chips for a list that shows `commitmentIds`. The page gets words to draw, and no state of anything else. */
export async function chipsFor(commitmentIds: string[]): Promise<ChipText[]> {
  if (!(await readSession()).token) return [];
  const { commitments } = await ask<Lookup>('/v1/lookups', { method: 'POST', body: { commitmentIds } });
  return commitments
    .filter(({ erpState }) => erpState === 'rejected')
    .map(({ id, rejectedAt }) => ({ commitmentId: id, text: textOf(rejectedAt) }));
}

function textOf(rejectedAt: Instant | null): string {
  return rejectedAt ? i18n.t('chip.rejectedSince', [shortAge(ageOf(rejectedAt, now()))]) : i18n.t('chip.rejected');
}
