import type { ReasonCode } from '@rebound/shared/rejection/reason-code';
import { i18n } from '../../i18n';

export function reasonText(code: ReasonCode): string {
  switch (code) {
    case 'vendor':
      return i18n.t('reason.vendor');
    case 'cost-code':
      return i18n.t('reason.costCode');
    case 'cost-type':
      return i18n.t('reason.costType');
    case 'amount':
      return i18n.t('reason.amount');
    case 'title':
      return i18n.t('reason.title');
    case 'number':
      return i18n.t('reason.number');
    case 'dates':
      return i18n.t('reason.dates');
    case 'retainage':
      return i18n.t('reason.retainage');
    case 'documents':
      return i18n.t('reason.documents');
    case 'other':
      return i18n.t('reason.other');
  }
}
