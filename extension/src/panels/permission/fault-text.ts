import type { Problem } from '@rebound/shared/problem';
import type { Fault } from '../../background/fault';
import { i18n } from '../../i18n';
import { now } from '../../time';
import { timeText, whenText } from '../ui/when';
import { refusalText } from './refusal-text';

/** Why something could not be done, in words. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'signed-out':
      return i18n.t('fault.signedOut');
    case 'offline':
      return i18n.t('fault.offline');
    case 'problem':
      return problemText(fault.problem);
    case 'page':
      return pageText(fault);
    case 'unexpected':
      return i18n.t('fault.unexpected');
  }
}

function problemText({ code, refusal, conflict, title, status, until }: Problem): string {
  if (refusal) return refusalText(refusal);
  if (conflict) return i18n.t('fault.conflict', [conflict.by, whenText(conflict.at, now())]);
  if (code === 'stale') return i18n.t('fault.stale');
  if (code === 'not-found') return i18n.t('fault.notFound');
  if (code === 'wrong-code') return i18n.t('fault.wrongCode');
  if (code === 'invalid') return i18n.t('fault.invalid');
  if (code === 'too-many-requests') return i18n.t('fault.tooMany');
  if (code === 'procore-asks-to-wait' && until) return i18n.t('fault.procoreWait', [timeText(until)]);
  if (Object.hasOwn(inProcore, code)) return inProcore[code]?.() ?? title;
  return status >= 500 ? i18n.t('fault.offline') : i18n.t('fault.other', [title]);
}

/** What Procore has a part in, by the code of the API's problem. */
const inProcore: Record<string, () => string> = {
  'procore-asks-to-wait': () => i18n.t('fault.tooMany'),
  'procore-unreachable': () => i18n.t('fault.procoreUnreachable'),
  'procore-sign-in-needed': () => i18n.t('fault.procoreSignIn'),
  'procore-refused': () => i18n.t('fault.procoreRefused'),
  'procore-conflict': () => i18n.t('fault.procoreConflict'),
  'taken-in-procore': () => i18n.t('fault.takenInProcore'),
  'press-in-procore': () => i18n.t('fault.takenInProcore'),
  'not-connected': () => i18n.t('fault.notConnected'),
  'company-not-connected': () => i18n.t('fault.noCompany'),
  'sign-in-expired': () => i18n.t('fault.signInExpired'),
};

/** Why Procore's own page took no re-send, in its words where it had any. */
function pageText({ why, words }: Extract<Fault, { kind: 'page' }>): string {
  if (words) return i18n.t('fault.pageSays', [words]);
  switch (why) {
    case 'refused':
      return i18n.t('fault.pageStill');
    case 'not-offered':
      return i18n.t('fault.pageOffers');
    case 'not-shown':
      return i18n.t('fault.pageNotShown');
  }
}
