import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import type { SeenRejection } from '../pages/procore-change-history/seen-history';
import type { RejectionMail } from '../pages/rejection-mail';
import { isCount, isFlag, isId, isListOf, isMapOf, isNothing, isNullOr, isOneOf, isShaped, isText } from './accepts';
import { chipsFor } from './chips';
import { Failed } from './fault';
import { bring } from './in-document';
import type { HostRequests, PageTold, PanelFacts } from './messages';
import { keepMiss } from './misses';
import { isOffIn } from './off-sites';
import { rememberTab } from './open-pages';
import { isPaused } from './page-pauses';
import { hearPage } from './page-told';
import { type DocumentRef, mintNonce } from './panel-claims';
import { lookAgain } from './press-resend';
import type { Handlers } from './router';
import { isProcore } from './ways';

const isCommitmentRef = isShaped<CommitmentRef>({
  companyId: isNullOr(isId),
  projectId: isId,
  kind: isOneOf('subcontract', 'purchase-order'),
  id: isId,
});

const isPanelFacts = isShaped<PanelFacts>({
  commitmentId: isId,
  place: isNullOr(isCommitmentRef),
  mail: isNullOr(isShaped<RejectionMail>({ commitment: isCommitmentRef, comment: isText(10_000) })),
  page: isText(64),
  floating: isFlag,
});

const isPageTold = isShaped<PageTold>({
  place: isCommitmentRef,
  mark: isNullOr(isOneOf('returned', 'sent', 'synced')),
  words: isText(100),
  markMs: isNullOr(isCount),
  history: isNullOr(
    isShaped({
      rejections: isListOf(
        isShaped<SeenRejection>({
          ...{ comment: isText(10_000), by: isText(300), at: isNullOr(isText(16)) },
          resent: isNullOr(isShaped({ by: isNullOr(isText(300)), at: isText(16) })),
        }),
        200,
      ),
      sends: isNullOr(isCount),
      ageMs: isNullOr(isCount),
    }),
  ),
});

/** Everything a content script may have from the background. */
export const hostRequests: Handlers<HostRequests> = {
  'show-panel': {
    accepts: isPanelFacts,
    async answer(facts, page) {
      if (!page) throw new Failed({ kind: 'unexpected', detail: 'not in a tab' });
      if (await isOffIn(page.tabId)) throw new Failed({ kind: 'unexpected', detail: 'switched off here' });
      const nonce = await mintNonce(page, facts);
      if (facts.page === 'procore-commitment' && !facts.floating) void readToo(page, facts.commitmentId);
      return { nonce };
    },
  },
  'look-up': {
    accepts: isShaped({ page: isText(64), commitmentIds: isListOf(isId, 200) }),
    async answer({ page, commitmentIds }, sender) {
      if (sender) await rememberTab(sender.tabId);
      const isUnwanted = (await isPaused(page)) || (sender && (await isOffIn(sender.tabId)));
      return isUnwanted ? [] : chipsFor(page, commitmentIds);
    },
  },
  'bring-lists': {
    accepts: isNothing,
    async answer(_, page) {
      if (!page || (await isOffIn(page.tabId))) throw new Failed({ kind: 'unexpected', detail: 'switched off here' });
      await bring('procore-lists', page);
      return { brought: true };
    },
  },
  'tell-page': {
    accepts: isPageTold,
    async answer(told, page) {
      return { heard: await hearPage(told, page) };
    },
  },
  'report-miss': {
    accepts: isShaped({ page: isText(64), shape: isMapOf(isCount, 40) }),
    async answer(miss) {
      await keepMiss(miss);
      return null;
    },
  },
};

/** Where Procore owns the loop, its own page says what nothing else does. */
async function readToo(page: DocumentRef, commitmentId: string): Promise<void> {
  try {
    if (!(await isProcore())) return;
    await bring('procore-reader', page);
    await lookAgain(commitmentId, page);
  } catch (error) {
    console.info('Rebound: a page could not be read', error);
  }
}
