import type { Lookup } from '@rebound/shared/commitment/view-schema';
import { ageOf } from '@rebound/shared/time';
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

type Found = Lookup['commitments'][number];

/** The chips for a list that shows `commitmentIds`. The page gets words to draw, and no state of anything else. */
export async function chipsFor(page: string, commitmentIds: readonly string[]): Promise<ChipText[]> {
  if (!(await readSession()).token) return [];
  const { commitments } = await ask<Lookup>('/v1/lookups', { method: 'POST', body: { commitmentIds } });
  const textOf = page === 'procore-erp-integrations' ? cameBack : rejected;
  return commitments.flatMap((one) => {
    const text = textOf(one);
    return text ? [{ commitmentId: one.id, text }] : [];
  });
}

/** For who fixes it: since when. */
function rejected({ erpState, rejectedAt }: Found): string | null {
  if (erpState !== 'rejected') return null;
  return rejectedAt ? i18n.t('chip.rejectedSince', [shortAge(ageOf(rejectedAt, now()))]) : i18n.t('chip.rejected');
}

/** For who decides: how often it came back, and how much is different since. */
function cameBack({ round, changed }: Found): string | null {
  const times = round - 1;
  if (times < 1) return null;
  const back = i18n.t('chip.cameBack', times, [times]);
  return changed === undefined ? back : i18n.t('chip.cameBackWith', [back, i18n.t('chip.changed', changed, [changed])]);
}
