import type { Me, Session, SignedIn } from '@rebound/shared/permission/schema';
import { browser } from 'wxt/browser';
import { isCount, isFlag, isId, isListOf, isNothing, isNumber, isOneOf, isShaped, isText } from './accepts';
import { ask, bodyOf, call } from './api';
import { dropAsked, keepAsked, readAsked } from './asked';
import { commands, dismissCommand } from './commands';
import { testConnection } from './connection-test';
import { readDesktop, turnDesktop } from './desktop';
import { Failed } from './fault';
import { listMailSites } from './list-mail-sites';
import { addMailSites, removeMailSites } from './mail-sites';
import type { OwnRequests } from './messages';
import { mintCommand } from './mint-command';
import { readPauses } from './page-pauses';
import { readMark } from './page-told';
import { claimNonce, claimOf } from './panel-claims';
import { lookAtPlace } from './place';
import {
  beginProcoreSignIn,
  chooseCompany,
  disconnectProcore,
  dropProcoreSignIn,
  readSigningIn,
} from './procore-sign-in';
import { readCommitment, readCount, readRejections } from './read';
import type { Handlers } from './router';
import { readSession } from './session';
import { signedIn, signedOut, signedOutEverywhere, useApi } from './sign-in';
import { sitePattern } from './site-pattern';
import { readSiteHere, turnSites } from './site-switch';
import { askWays } from './ways';

const isAddress = isText(2000);
const areSites = isListOf(isText(300), 20);
const isVerb = isOneOf('resend', 'undo', 'void', 'retrieve');

/** Everything a page of the extension may have from the background. */
export const ownRequests: Handlers<OwnRequests> = {
  'claim-panel': {
    accepts: isShaped({ nonce: isText(64) }),
    answer: ({ nonce }, frame) => claimNonce(frame, nonce),
  },
  'read-commitment': {
    accepts: isShaped({ id: isId }),
    async answer({ id }, frame) {
      const facts = (await claimOf(frame))?.facts;
      return readCommitment(id, facts?.place ?? facts?.mail?.commitment ?? null);
    },
  },
  'read-mark': { accepts: isShaped({ id: isId }), answer: ({ id }, frame) => readMark(frame, id) },
  'read-rejections': { accepts: isNothing, answer: readRejections },
  'read-count': { accepts: isNothing, answer: readCount },
  'read-commands': { accepts: isNothing, answer: commands.get },
  'read-pauses': { accepts: isNothing, answer: readPauses },
  'read-me': { accepts: isNothing, answer: () => ask<Me>('/v1/me') },
  'choose-summary': {
    accepts: isShaped({ wants: isFlag }),
    answer: ({ wants }) => done(call('/v1/me', { method: 'PATCH', body: { dailySummary: wants } })),
  },
  'mint-command': {
    accepts: isShaped({ commitmentId: isId, verb: isVerb, version: isCount }),
    answer: mintCommand,
  },
  follow: {
    accepts: isShaped({ commitmentId: isId, following: isFlag }),
    answer: ({ commitmentId, following }) => {
      const path = `/v1/commitments/${encodeURIComponent(commitmentId)}/follow`;
      return done(call(path, { method: following ? 'PUT' : 'DELETE', body: {} }));
    },
  },
  'dismiss-command': { accepts: isShaped({ key: isText(64) }), answer: ({ key }) => done(dismissCommand(key)) },
  'look-at-place': {
    accepts: isShaped({ left: isNumber, top: isNumber, right: isNumber, bottom: isNumber, ofWidth: isNumber }),
    answer: (spot, panel) => lookAtPlace(panel, spot),
  },
  'ask-in-popup': {
    accepts: isShaped({ commitmentId: isId, verb: isVerb }),
    answer: (wanted, panel) => done(keepAsked(wanted, panel)),
  },
  'read-asked': { accepts: isNothing, answer: readAsked },
  'drop-asked': { accepts: isNothing, answer: () => done(dropAsked()) },
  'read-session': {
    accepts: isNothing,
    async answer() {
      const { apiUrl, person, token } = await readSession();
      return { apiUrl, person, signedIn: token !== null };
    },
  },
  'test-connection': { accepts: isShaped({ apiUrl: isAddress }), answer: ({ apiUrl }) => testConnection(apiUrl) },
  'keep-api-url': {
    accepts: isShaped({ apiUrl: isAddress }),
    async answer({ apiUrl }) {
      if (!sitePattern(apiUrl)) throw new Failed({ kind: 'unexpected', detail: 'not an address' });
      await useApi(new URL(apiUrl).origin);
      return null;
    },
  },
  'request-code': {
    accepts: isShaped({ email: isText(254) }),
    answer: (body) => done(call('/v1/sign-in/codes', { method: 'POST', body })),
  },
  'sign-in': {
    accepts: isShaped({ email: isText(254), code: isText(16) }),
    async answer(body) {
      const answer = await bodyOf<SignedIn>(await call('/v1/sign-in', { method: 'POST', body }));
      await signedIn(answer);
      return answer.person;
    },
  },
  'read-ways': { accepts: isNothing, answer: askWays },
  'begin-procore-sign-in': { accepts: isNothing, answer: () => done(beginProcoreSignIn()) },
  'read-signing-in': { accepts: isNothing, answer: readSigningIn },
  'choose-company': {
    accepts: isShaped({ companyId: isId }),
    answer: ({ companyId }) => done(chooseCompany(companyId)),
  },
  'drop-procore-sign-in': { accepts: isNothing, answer: () => done(dropProcoreSignIn()) },
  'disconnect-procore': { accepts: isNothing, answer: () => done(disconnectProcore()) },
  'sign-out': { accepts: isNothing, answer: () => done(signedOut()) },
  'read-sessions': {
    accepts: isNothing,
    answer: async () => (await ask<{ items: Session[] }>('/v1/sessions')).items,
  },
  'revoke-session': {
    accepts: isShaped({ id: isId }),
    answer: ({ id }) => done(call(`/v1/sessions/${encodeURIComponent(id)}/revoke`, { method: 'POST', body: {} })),
  },
  'sign-out-everywhere': { accepts: isNothing, answer: () => done(signedOutEverywhere()) },
  'open-options': { accepts: isNothing, answer: () => done(browser.runtime.openOptionsPage()) },
  'list-mail-sites': { accepts: isNothing, answer: listMailSites },
  'add-mail-sites': { accepts: isShaped({ sites: areSites }), answer: ({ sites }) => done(addMailSites(sites)) },
  'remove-mail-sites': { accepts: isShaped({ sites: areSites }), answer: ({ sites }) => done(removeMailSites(sites)) },
  'read-site-here': { accepts: isNothing, answer: readSiteHere },
  'read-desktop': { accepts: isNothing, answer: readDesktop },
  'turn-desktop': { accepts: isShaped({ on: isFlag }), answer: ({ on }) => done(turnDesktop(on)) },
  'turn-sites': {
    accepts: isShaped({ sites: areSites, on: isFlag }),
    answer: ({ sites, on }) => done(turnSites(sites, on)),
  },
};

async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}
