import { formatAmount } from '@rebound/shared/commitment/amount';
import type { Commitment, Edit } from '@rebound/shared/commitment/schema';

export interface DraftLine {
  /** `null` for one that is not saved yet. */
  id: string | null;
  description: string;
  costCode: string;
  costType: string;
  amount: string;
}

/** The form's content as it was typed. Empty text is "none". */
export interface Draft {
  number: string;
  title: string;
  contractCompanyId: string;
  status: string;
  startDate: string;
  completionDate: string;
  retainagePercent: string;
  lines: DraftLine[];
}

export type FieldProblems = Record<string, string>;

export function draftOf(commitment: Commitment): Draft {
  return {
    number: commitment.number,
    title: commitment.title,
    contractCompanyId: commitment.contractCompany?.id ?? '',
    status: commitment.status,
    startDate: commitment.startDate ?? '',
    completionDate: commitment.completionDate ?? '',
    retainagePercent: commitment.retainagePercent === null ? '' : String(commitment.retainagePercent),
    lines: commitment.lines.map((line) => ({
      id: line.id,
      description: line.description,
      costCode: line.costCode?.code ?? '',
      costType: line.costType ?? '',
      amount: formatAmount(line.amountCents),
    })),
  };
}

export function emptyLine(): DraftLine {
  return { id: null, description: '', costCode: '', costType: '', amount: '0.00' };
}

/** What was typed, on a newer `base`: everything that differs from the `old` one is kept. */
export function rebased(draft: Draft, old: Draft, base: Draft): Draft {
  return { ...base, ...Object.fromEntries(touchedIn(draft, old).map((field) => [field, draft[field]])) };
}

/** The edit that turns `base` into `draft`, naming only what differs; `problems` where something cannot be read. */
export function editFrom(base: Draft, draft: Draft): { edit: Edit; problems: FieldProblems } {
  const touched = new Set(touchedIn(draft, base));
  const problems: FieldProblems = {};
  const retainage = draft.retainagePercent.trim() === '' ? null : Number(draft.retainagePercent.replace('%', ''));
  if (Number.isNaN(retainage)) problems.retainagePercent = 'Enter a number from 0 to 100.';
  const lines = draft.lines.map((line, index) => {
    const amountCents = centsIn(line.amount);
    if (amountCents === null) problems[`lines.${index}.amountCents`] = 'Enter an amount such as 12,345.67.';
    const { id, description } = line;
    return {
      id,
      description,
      costCode: line.costCode || null,
      costType: line.costType || null,
      amountCents: amountCents ?? 0,
    };
  });
  const edit = {
    ...(touched.has('number') && { number: draft.number }),
    ...(touched.has('title') && { title: draft.title }),
    ...(touched.has('contractCompanyId') && { contractCompanyId: draft.contractCompanyId || null }),
    ...(touched.has('status') && { status: draft.status as Commitment['status'] }),
    ...(touched.has('startDate') && { startDate: draft.startDate || null }),
    ...(touched.has('completionDate') && { completionDate: draft.completionDate || null }),
    ...(touched.has('retainagePercent') && { retainagePercent: retainage }),
    ...(touched.has('lines') && { lines }),
  };
  return { edit, problems };
}

/** Cents in what a person typed, or `null`. */
export function centsIn(text: string): number | null {
  const plain = text.replace(/[$,\s]/g, '');
  return /^-?\d{1,11}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

function touchedIn(draft: Draft, base: Draft): (keyof Draft)[] {
  const keys = Object.keys(draft) as (keyof Draft)[];
  return keys.filter((key) => JSON.stringify(draft[key]) !== JSON.stringify(base[key]));
}
