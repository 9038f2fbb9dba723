import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import type { RejectionMail } from '../pages/rejection-mail';
import { isCount, isFlag, isId, isListOf, isMapOf, isNullOr, isOneOf, isShaped, isText } from './accepts';
import { chipsFor } from './chips';
import { Failed } from './fault';
import type { HostRequests, PanelFacts } from './messages';
import { keepMiss } from './misses';
import { isOffIn } from './off-sites';
import { rememberTab } from './open-pages';
import { isPaused } from './page-pauses';
import { mintNonce } from './panel-claims';
import type { Handlers } from './router';

const isCommitmentRef = isShaped<CommitmentRef>({
  companyId: isNullOr(isId),
  projectId: isId,
  kind: isOneOf('subcontract', 'purchase-order'),
  id: isId,
});

const isPanelFacts = isShaped<PanelFacts>({
  commitmentId: isId,
  mail: isNullOr(isShaped<RejectionMail>({ commitment: isCommitmentRef, comment: isText(10_000) })),
  page: isText(64),
  floating: isFlag,
});

/** Everything a content script may have from the background. */
export const hostRequests: Handlers<HostRequests> = {
  'show-panel': {
    accepts: isPanelFacts,
    async answer(facts, page) {
      if (!page) throw new Failed({ kind: 'unexpected', detail: 'not in a tab' });
      if (await isOffIn(page.tabId)) throw new Failed({ kind: 'unexpected', detail: 'switched off here' });
      return { nonce: await mintNonce(page, facts) };
    },
  },
  'look-up': {
    accepts: isShaped({ page: isText(64), commitmentIds: isListOf(isId, 200) }),
    async answer({ page, commitmentIds }, sender) {
      if (sender) await rememberTab(sender.tabId);
      const isUnwanted = (await isPaused(page)) || (sender && (await isOffIn(sender.tabId)));
      return isUnwanted ? [] : chipsFor(commitmentIds);
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
