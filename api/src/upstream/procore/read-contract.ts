import { isStatusOf, type Kind, type Status, statuses } from '@rebound/shared/commitment/kind';
import type { Judged, Line } from '@rebound/shared/commitment/schema';
import type { Contract, ProcoreLine } from './shapes';

/** A commitment as Procore tells of it, in our words. */
export interface Original extends Omit<Judged, 'contractCompany'> {
  vendor: { id: string; name: string } | null;
  isPrivate: boolean;
  isDeleted: boolean;
  /** There when it is synced with the ERP. */
  originId: string | null;
  createdBy: string | null;
  createdAt: string | null;
  changedAt: string | null;
  costCodes: { code: string; name: string; inErp: boolean }[];
}

export function originalOf(kind: Kind, contract: Contract, lines: readonly ProcoreLine[]): Original {
  const isOrder = kind === 'purchase-order';
  const { vendor } = contract;
  const sorted = [...lines].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return {
    number: contract.number ?? '',
    title: contract.title ?? '',
    status: statusOf(kind, contract.status),
    startDate: dateOf(isOrder ? contract.contract_date : contract.contract_start_date),
    completionDate: dateOf(isOrder ? contract.delivery_date : contract.contract_estimated_completion_date),
    retainagePercent: numberOf(contract.retainage_percent),
    lines: sorted.map(lineOf),
    vendor: vendor?.id ? { id: vendor.id, name: vendor.company ?? vendor.name ?? `Vendor ${vendor.id}` } : null,
    isPrivate: contract.private,
    isDeleted: contract.deleted_at !== null,
    originId: contract.origin_id,
    createdBy: contract.created_by_id,
    createdAt: instantOf(contract.created_at),
    changedAt: instantOf(contract.updated_at),
    costCodes: sorted.flatMap((line) => costCodeOf(line) ?? []),
  };
}

function lineOf(line: ProcoreLine): Line {
  const code = costCodeOf(line);
  return {
    id: line.id,
    description: line.description ?? '',
    costCode: code && { code: code.code, inErp: code.inErp },
    costType: line.line_item_type?.name ?? null,
    amountCents: Math.round((numberOf(line.amount) ?? 0) * 100),
  };
}

function costCodeOf({ cost_code: own, wbs_code: wbs }: ProcoreLine): Original['costCodes'][number] | null {
  const code = own?.full_code ?? own?.code ?? wbs?.flat_code;
  if (!code) return null;
  // Of a code of the work breakdown alone, Procore does not tell whether the ERP has it.
  return { code, name: own?.name ?? code, inErp: own ? own.origin_id !== null : true };
}

/** Procore's own words for a status, however they are capitalised; a company's own word is like a draft to an ERP. */
function statusOf(kind: Kind, status: string | null): Status {
  const found = statuses[kind].find((one) => one.toLowerCase() === (status ?? '').toLowerCase().replaceAll('_', ' '));
  return found && isStatusOf(kind, found) ? found : 'Draft';
}

function dateOf(text: string | null): string | null {
  return text && /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null;
}

function numberOf(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function instantOf(text: string | null): string | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
