import type { Change, ChangedField } from '@rebound/shared/history/schema';
import { i18n } from '../../i18n';

/** The name of what changed: 'Contract company', or 'Line 3, cost type'. */
export function changedText({ field, line }: Pick<Change, 'field' | 'line'>): string {
  const name = fieldText(field);
  return line === null ? name : i18n.t('changes.ofLine', [line, name]);
}

function fieldText(field: ChangedField): string {
  switch (field) {
    case 'number':
      return i18n.t('field.number');
    case 'title':
      return i18n.t('field.title');
    case 'contract-company':
      return i18n.t('field.contractCompany');
    case 'status':
      return i18n.t('field.status');
    case 'start-date':
      return i18n.t('field.startDate');
    case 'completion-date':
      return i18n.t('field.completionDate');
    case 'retainage':
      return i18n.t('field.retainage');
    case 'line-added':
      return i18n.t('line.added');
    case 'line-removed':
      return i18n.t('line.removed');
    case 'line-description':
      return i18n.t('line.description');
    case 'line-cost-code':
      return i18n.t('line.costCode');
    case 'line-cost-type':
      return i18n.t('line.costType');
    case 'line-amount':
      return i18n.t('line.amount');
  }
}
