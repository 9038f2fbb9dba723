import type { EvidenceGrade } from '@rebound/shared/rejection/evidence';
import { i18n } from '../../i18n';

/** How we know of a rejection, where it is not from Rebound's own record. */
export function evidenceText(grade: EvidenceGrade): string | null {
  switch (grade) {
    case 'recorded':
      return null;
    case 'mail-verified':
      return i18n.t('evidence.mailVerified');
    case 'seen-on-page':
      return i18n.t('evidence.seenOnPage');
    case 'mail-seen':
      return i18n.t('evidence.mailSeen');
  }
}
