import { commitmentIn } from '@rebound/shared/commitment/page-url';
import type { Page } from '../pages/page';
import { erpMarkIn, erpWordsIn } from '../pages/procore-commitment/erp-mark';
import { askBackground, isAlive } from './ask-background';
import type { ContentScriptContext } from './context';
import { followAddress } from './follow-address';
import { here } from './here';
import { reportMiss } from './report-miss';
import { createStanding } from './standing';
import { watch } from './watch';

const againAfterMs = 30_000;
const patienceMs = 5000;
const settledMs = 2000;

/** Tells the background what a commitment's page itself says: its ERP mark, and on Change History the lines about rejections. */
export function readProcore(commitmentPage: Page, historyPage: Page, { signal, abort }: ContentScriptContext): void {
  let told = '';
  let unknownSince: number | undefined;
  const markStanding = createStanding({ strict: true });
  const historyStanding = createStanding({ strict: false });

  const watching = watch(
    {
      scan() {
        if (!isAlive()) return abort();
        const url = new URL(location.href);
        const place = commitmentPage.isHere(url) ? commitmentIn(url.pathname) : null;
        if (!place) {
          // What is shown on the way back is not what stood there before.
          markStanding(url, '');
          historyStanding(url, '');
          return undefined;
        }
        const seen = historyOn(url);
        const mark = erpMarkIn(here);
        const says = { place, mark, words: erpWordsIn(here) };
        const markMs = settled(markStanding(url, mark ?? ''));
        const text = JSON.stringify({ ...says, seen, isSettled: markMs !== null });
        const ageMs = historyStanding(url, seen ? JSON.stringify(seen) : '');
        if (text === told || !(mark || says.words || seen)) return undefined;
        told = text;
        const body = { ...says, markMs, history: seen && { ...seen, ageMs } };
        void askBackground('tell-page', body).then((answer) => {
          if ((answer && answer.heard !== 'later') || told !== text) return;
          told = '';
          setTimeout(watching.scan, againAfterMs);
        });
        return undefined;
      },
      watched: () =>
        commitmentPage.isHere(new URL(location.href)) ? (commitmentPage.watched(here) ?? document.body) : undefined,
      attributes: () => ['fill'],
    },
    signal,
  );
  watching.scan();
  followAddress(watching.scan, signal);

  /** A page that is being redrawn shows for a moment what it does not mean, or what it only hopes. */
  function settled(standsMs: number | null): number | null {
    if (standsMs === null || standsMs >= settledMs) return standsMs;
    setTimeout(watching.scan, settledMs - standsMs + 100);
    return null;
  }

  function historyOn(url: URL) {
    if (!historyPage.isHere(url)) return null;
    try {
      const history = historyPage.read(here, url)[0]?.history ?? null;
      unknownSince = undefined;
      return history;
    } catch {
      if (unknownSince === undefined) {
        unknownSince = performance.now();
        setTimeout(watching.scan, patienceMs + 100);
      } else if (performance.now() - unknownSince > patienceMs) reportMiss(historyPage, here);
      return null;
    }
  }
}
