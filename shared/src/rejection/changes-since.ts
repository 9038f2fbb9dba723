import { formatAmount } from '../commitment/amount';
import type { Judged, Line } from '../commitment/schema';
import type { Change, ChangedField } from '../history/schema';

const header: readonly [ChangedField, (judged: Judged) => string | null][] = [
  ['number', (judged) => judged.number],
  ['title', (judged) => judged.title],
  ['contract-company', (judged) => companyText(judged.contractCompany)],
  ['status', (judged) => judged.status],
  ['start-date', (judged) => judged.startDate],
  ['completion-date', (judged) => judged.completionDate],
  ['retainage', (judged) => (judged.retainagePercent === null ? null : `${judged.retainagePercent}%`)],
];

const ofLine: readonly [ChangedField, (line: Line) => string | null][] = [
  ['line-description', (line) => line.description || null],
  ['line-cost-code', (line) => line.costCode?.code ?? null],
  ['line-cost-type', (line) => line.costType],
  ['line-amount', (line) => formatAmount(line.amountCents)],
];

/**
 * What differs between two pictures of one commitment, in the order of the form. Lines are matched by id and named by
 * their place (from 1) in the newer picture, or the older one for a removed line.
 */
export function changesBetween(before: Judged, after: Judged): Change[] {
  return [
    ...header.flatMap(([field, read]) => changeOf(field, null, read(before), read(after))),
    ...after.lines.flatMap((line, index) => {
      const old = before.lines.find((candidate) => candidate.id === line.id);
      if (!old) return changeOf('line-added', index + 1, null, lineText(line));
      return ofLine.flatMap(([field, read]) => changeOf(field, index + 1, read(old), read(line)));
    }),
    ...before.lines.flatMap((line, index) => {
      const kept = after.lines.some((candidate) => candidate.id === line.id);
      return kept ? [] : changeOf('line-removed', index + 1, lineText(line), null);
    }),
  ];
}

function changeOf(field: ChangedField, line: number | null, from: string | null, to: string | null): Change[] {
  return from === to ? [] : [{ field, line, from, to }];
}

function companyText(company: Judged['contractCompany']): string | null {
  if (!company) return null;
  return company.erpCode ? `${company.name} (${company.erpCode})` : company.name;
}

function lineText(line: Line): string {
  return [line.costCode?.code, line.costType, line.description, formatAmount(line.amountCents)]
    .filter(Boolean)
    .join(' · ');
}
