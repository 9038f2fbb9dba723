import type { Field } from '@rebound/shared/commitment/field';
import { i18n } from '../../i18n';

export function fieldText(field: Field): string {
  switch (field) {
    case 'number':
      return i18n.t('field.number');
    case 'title':
      return i18n.t('field.title');
    case 'contractCompany':
      return i18n.t('field.contractCompany');
    case 'status':
      return i18n.t('field.status');
    case 'startDate':
      return i18n.t('field.startDate');
    case 'completionDate':
      return i18n.t('field.completionDate');
    case 'retainagePercent':
      return i18n.t('field.retainage');
    case 'lines':
      return i18n.t('field.lines');
  }
}
