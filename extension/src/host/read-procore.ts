import { commitmentIn } from '@rebound/shared/commitment/page-url';
import type { Page } from '../pages/page';
import { erpMarkIn, erpWordsIn } from '../pages/procore-commitment/erp-mark';
import { askBackground, isAlive } from './ask-background';
import type { ContentScriptContext } from './context';
import { followAddress } from './follow-address';
import { here } from './here';
import { reportMiss } from './report-miss';
import { watch } from './watch';

const againAfterMs = 30_000;
const patienceMs = 5000;

/** Tells the background what a commitment's page itself says: its ERP mark, and on Change History the lines about rejections. */
export function readProcore(commitmentPage: Page, historyPage: Page, { signal, abort }: ContentScriptContext): void {
  let told = '';
  let unknownSince: number | undefined;

  const watching = watch(
    {
      scan() {
        if (!isAlive()) return abort();
        const url = new URL(location.href);
        const place = commitmentPage.isHere(url) ? commitmentIn(url.pathname) : null;
        if (!place) return undefined;
        const history = historyOn(url);
        const body = { place, mark: erpMarkIn(here), words: erpWordsIn(here), history };
        const text = JSON.stringify(body);
        if (text === told || !(body.mark || body.words || history)) return undefined;
        told = text;
        void askBackground('tell-page', body).then((answer) => {
          if (answer || told !== text) return;
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
