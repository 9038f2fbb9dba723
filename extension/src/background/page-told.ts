import type { EvidenceTaken, PageEvidence } from '@rebound/shared/rejection/page-evidence-schema';
import { ask } from './api';
import { refreshBadge } from './badge';
import type { PageTold } from './messages';
import { isOffIn } from './off-sites';
import { tellPages } from './open-pages';
import { isPaused } from './page-pauses';
import { claimOf, type DocumentRef } from './panel-claims';
import { placeIn } from './place-in';
import { stored } from './stored';
import { isProcore } from './ways';

/** What a tab's page last said of its commitment. */
export type Mark = Pick<PageTold, 'mark' | 'words'> & { commitmentId: string };

const marks = stored<Record<string, Mark>>('session', 'marks', {});
const sent = stored<Record<string, string>>('session', 'evidence-sent', {});
const mostKept = 50;

/**
 * Takes what a commitment's page says of itself: its mark for the panel in the same tab, and its Change History as
 * evidence for the API. Answers whether it is wanted: not where Procore does not own the loop, or the site is off. Throws
 * `Failed` where the API cannot be told.
 */
export async function hearPage(told: PageTold, page: DocumentRef | null): Promise<boolean> {
  if (!page || !(await isProcore()) || (await isOffIn(page.tabId))) return false;
  await keepMark(page.tabId, { commitmentId: told.place.id, mark: told.mark, words: told.words });
  if (told.history && !(await isPaused('procore-change-history'))) await sendEvidence(told.place, told.history);
  return true;
}

/** What the page that the panel in `frame` stands in says of `commitmentId`. */
export async function readMark(frame: DocumentRef | null, commitmentId: string): Promise<Mark | null> {
  const claim = await claimOf(frame);
  const mark = claim && (await marks.get())[claim.host.tabId];
  return mark?.commitmentId === commitmentId ? mark : null;
}

async function keepMark(tabId: number, mark: Mark): Promise<void> {
  const isNews = await marks.update((all) => {
    const { [tabId]: before, ...others } = all;
    const kept = [...Object.entries(others), [String(tabId), mark] as const].slice(-mostKept);
    return { value: Object.fromEntries(kept), result: JSON.stringify(before) !== JSON.stringify(mark) };
  });
  if (isNews) await tellPages({ about: 'marks' });
}

async function sendEvidence(place: PageTold['place'], { rejections, sends }: NonNullable<PageTold['history']>) {
  const body: PageEvidence = {
    commitmentId: place.id,
    place: placeIn(place),
    grade: 'seen-on-page',
    rejections,
    sends,
  };
  const text = JSON.stringify(body);
  if ((await sent.get())[place.id] === text) return;
  const { recorded } = await ask<EvidenceTaken>('/v1/evidence', { method: 'POST', body });
  await sent.update((all) => {
    const { [place.id]: _, ...others } = all;
    return {
      value: Object.fromEntries([...Object.entries(others), [place.id, text]].slice(-mostKept)),
      result: undefined,
    };
  });
  if (!recorded) return;
  await Promise.all([tellPages({ about: 'commitment', id: place.id }), refreshBadge()]);
}
