import type { Refusal } from '@rebound/shared/permission/schema';
import { i18n } from '../../i18n';
import { stateText } from '../commitment/state-text';
import { namesOf } from '../ui/people';

/** Every "no" of the rules in words: why, and what would change it. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'wrong-state':
    case 'not-rejected':
      return i18n.t('refusal.state', [stateText(refusal.state)]);
    case 'no-void':
      return i18n.t('refusal.noVoid');
    case 'not-resent':
      return i18n.t('refusal.notResent');
    case 'too-late':
      return i18n.t('refusal.tooLate');
    case 'not-own-resend':
      return i18n.t('refusal.notOwnResend', [namesOf(refusal.who)]);
    case 'not-permitted':
      return needText(refusal.needs);
    case 'own-submission':
      return refusal.who.length
        ? i18n.t('refusal.ownSubmissionWho', [namesOf(refusal.who, 'disjunction')])
        : i18n.t('refusal.ownSubmission');
    case 'scope-missing':
      return i18n.t('refusal.scopeMissing');
    case 'preflight':
      return i18n.t('refusal.preflight', refusal.faults.length, [refusal.faults.length]);
    case 'locked':
      return i18n.t('refusal.locked');
  }
}

function needText(needs: Extract<Refusal, { reason: 'not-permitted' }>['needs']): string {
  switch (needs) {
    case 'admin-commitments':
      return i18n.t('refusal.needsAdmin');
    case 'update-commitment':
      return i18n.t('refusal.needsUpdate');
    case 'push-to-accounting':
      return i18n.t('refusal.needsPush');
  }
}
