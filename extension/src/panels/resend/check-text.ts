import type { Check } from '@rebound/shared/permission/schema';
import { i18n } from '../../i18n';
import { language } from '../ui/when';

/** One demand of the ERP in words: met, or what is missing. */
export function checkText(check: Check): string {
  const { ok, erp, blocking } = check;
  const limit = check.limit ?? 0;
  const actual = check.actual ?? 0;
  switch (check.code) {
    case 'kind-taken':
      return i18n.t(ok ? 'check.kindTaken' : 'check.kindNotTaken', [erp]);
    case 'contract-company-linked':
      return i18n.t(ok ? 'check.companyLinked' : 'check.companyNotLinked');
    case 'status':
      return i18n.t(ok ? 'check.statusFits' : 'check.statusMustBe', [eitherOf(check.named)]);
    case 'number-length':
      if (ok) return i18n.t('check.numberFits', [erp]);
      return i18n.t(blocking ? 'check.numberTooLong' : 'check.numberCut', [actual, erp, limit]);
    case 'number-characters':
      return i18n.t(ok ? 'check.numberPlain' : 'check.numberNotPlain', [erp, check.named.join(' ')]);
    case 'title-length':
      if (ok) return i18n.t('check.titleFits', [erp]);
      return i18n.t(blocking ? 'check.titleTooLong' : 'check.titleCut', [actual, erp, limit]);
    case 'title-characters':
      return i18n.t(ok ? 'check.titlePlain' : 'check.titleNotPlain', [erp, check.named.join(' ')]);
    case 'start-date':
      return i18n.t(ok ? 'check.startDate' : 'check.noStartDate');
    case 'has-lines':
      return i18n.t(ok ? 'check.hasLines' : 'check.noLines');
    case 'cost-codes':
      return ok ? i18n.t('check.costCodes') : i18n.t('check.noCostCode', check.lines.length, [allOf(check.lines)]);
    case 'cost-types':
      return ok ? i18n.t('check.costTypes') : i18n.t('check.noCostType', check.lines.length, [allOf(check.lines)]);
    case 'same-cost-type':
      return ok
        ? i18n.t('check.sameCostType')
        : i18n.t('check.otherCostType', check.lines.length, [allOf(check.lines)]);
  }
}

function eitherOf(words: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'disjunction' }).format(words);
}

function allOf(lines: readonly number[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(lines.map(String));
}
