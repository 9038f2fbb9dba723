import type { EvidenceTaken, PageEvidence } from '@rebound/shared/rejection/page-evidence-schema';
import { clock } from '../time';
import { ask } from './api';
import { refreshBadge } from './badge';
import { commands } from './commands';
import type { PageTold } from './messages';
import { isOffIn } from './off-sites';
import { tellPages } from './open-pages';
import { isPaused } from './page-pauses';
import { claimOf, type DocumentRef } from './panel-claims';
import { placeIn } from './place-in';
import { stored } from './stored';
import { forgetReturned, hasTurned } from './turned-mark';
import { isUnderWay } from './under-way';
import { isProcore } from './ways';

/** What a tab's page last said of its commitment. */
export type Mark = Pick<PageTold, 'mark' | 'words'> & { commitmentId: string };

const marks = stored<Record<string, Mark>>('session', 'marks', {});
const sent = stored<Record<string, string>>('session', 'evidence-sent', {});
const mostKept = 50;

/**
 * Takes what a commitment's page says of itself: its mark for the panel in the same tab; and its Change History, and that
 * the mark has turned from returned to sent, as evidence for the API. `never` where Procore does not own the loop, or the
 * site is off; `later` while a press of ours is under way, which tells of the same re-send itself. Throws `Failed` where
 * the API cannot be told.
 */
export async function hearPage(told: PageTold, page: DocumentRef | null): Promise<'now' | 'later' | 'never'> {
  if (!page || !(await isProcore()) || (await isOffIn(page.tabId))) return 'never';
  const { place, mark, words, history } = told;
  await keepMark(page.tabId, { commitmentId: place.id, mark, words });
  const isTurned = await hasTurned(page.tabId, told, clock());
  const isEvidence = history !== null && !(await isPaused('procore-change-history'));
  if (!isTurned && !isEvidence) return 'now';
  const clicks = await commands.get();
  if (clicks.some((one) => one.commitmentId === place.id && isUnderWay(one))) return 'later';
  if (isEvidence) await sendHistory(place, history);
  if (isTurned && !(await isPaused('procore-commitment'))) await sendTurn(place, told.markMs ?? 0);
  if (isTurned) await forgetReturned(page.tabId);
  return 'now';
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

const about = (place: PageTold['place']) =>
  ({ commitmentId: place.id, place: placeIn(place), grade: 'seen-on-page' }) as const;

async function sendTurn(place: PageTold['place'], ageMs: number): Promise<void> {
  await send({ ...about(place), turned: 'sent', ageMs });
}

async function sendHistory(place: PageTold['place'], { ageMs, ...shown }: NonNullable<PageTold['history']>) {
  const body = { ...about(place), ...shown };
  const text = JSON.stringify(body);
  if ((await sent.get())[place.id] === text) return;
  // What this page could not prove, the same on a page that is shown anew may.
  if ((await send({ ...body, ageMs })).doubted) return;
  await sent.update((all) => {
    const { [place.id]: _, ...others } = all;
    return {
      value: Object.fromEntries([...Object.entries(others), [place.id, text]].slice(-mostKept)),
      result: undefined,
    };
  });
}

async function send(body: PageEvidence): Promise<EvidenceTaken> {
  const taken = await ask<EvidenceTaken>('/v1/evidence', { method: 'POST', body });
  if (taken.recorded) await Promise.all([tellPages({ about: 'commitment', id: body.commitmentId }), refreshBadge()]);
  return taken;
}
