import type { Problem } from '@rebound/shared/problem';
import type { Fault } from '../../background/fault';
import { i18n } from '../../i18n';
import { now } from '../../time';
import { whenText } from '../ui/when';
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
    case 'unexpected':
      return i18n.t('fault.unexpected');
  }
}

function problemText({ code, refusal, conflict, title, status }: Problem): string {
  if (refusal) return refusalText(refusal);
  if (conflict) return i18n.t('fault.conflict', [conflict.by, whenText(conflict.at, now())]);
  if (code === 'stale') return i18n.t('fault.stale');
  if (code === 'not-found') return i18n.t('fault.notFound');
  if (code === 'wrong-code') return i18n.t('fault.wrongCode');
  if (code === 'invalid') return i18n.t('fault.invalid');
  if (code === 'too-many-requests') return i18n.t('fault.tooMany');
  return status >= 500 ? i18n.t('fault.offline') : i18n.t('fault.other', [title]);
}
