import type { Commitment, Line } from '@rebound/shared/commitment/schema';
import type { DemoCompany } from '../../demo/demo-company';
import { number } from '../exact-json';
import { idOf } from '../ids';
import { type Logins, userIdOf } from '../logins';

/** Cents as Procore writes money. */
export const money = (cents: number) => (cents / 100).toFixed(2);

const totalOf = ({ lines }: Commitment) => lines.reduce((sum, { amountCents }) => sum + amountCents, 0);

export const baseTypes: Readonly<Record<string, string>> = {
  Equipment: 'equipment',
  Plant: 'equipment',
  Material: 'materials',
  Subcontract: 'commitment',
};

interface Around {
  company: DemoCompany;
  logins: Logins;
}

/** A commitment as v1.0 shows it: ids as numbers, money as text, and nothing of the ERP but what synced. */
export function contractOf(commitment: Commitment, { company, logins }: Around) {
  const { id, number: called, title, status, kind, contractCompany, retainagePercent } = commitment;
  const project = company.projects.find((one) => one.id === commitment.projectId);
  const dates =
    kind === 'subcontract'
      ? {
          contract_start_date: commitment.startDate,
          contract_estimated_completion_date: commitment.completionDate,
        }
      : { contract_date: commitment.startDate, delivery_date: commitment.completionDate };
  const synced = commitment.erpState === 'exported';
  return {
    id: number(idOf(id)),
    accounting_method: 'amount',
    number: called,
    title,
    status,
    executed: status === 'Approved' || status === 'Complete',
    private: false,
    ...dates,
    created_at: createdAt(commitment, company),
    created_by_id: number(userIdOf(logins, commitment.createdBy.id)),
    deleted_at: null,
    description: null,
    grand_total: money(totalOf(commitment)),
    line_items: commitment.lines.map((line, index) => lineItemOf(commitment, line, index, company)),
    origin_id: synced ? `ERP-${called}` : null,
    origin_code: synced ? called : null,
    origin_data: null,
    project: { id: number(idOf(commitment.projectId)), name: project?.name ?? '' },
    retainage_percent: retainagePercent === null ? null : retainagePercent.toFixed(1),
    updated_at: commitment.updatedAt,
    vendor: contractCompany && {
      id: number(idOf(contractCompany.id)),
      company: contractCompany.name,
      origin_id: contractCompany.erpCode,
      origin_data: null,
    },
    currency_configuration: { currency_iso_code: company.currency },
  };
}

export function lineItemOf(commitment: Commitment, line: Line, index: number, company: DemoCompany) {
  const { id, description, amountCents, costType } = line;
  const wbs = wbsCodeOf(line);
  return {
    id: number(idOf(id)),
    amount: money(amountCents),
    total_amount: money(amountCents),
    extended_amount: money(amountCents),
    extended_type: 'manual',
    quantity: '0.0',
    unit_cost: '0.0',
    uom: null,
    description,
    position: index + 1,
    cost_code: line.costCode && costCodeOf({ name: '', ...findCode(company, line.costCode.code), ...line.costCode }),
    line_item_type: costType === null ? null : lineItemTypeOf(costType),
    wbs_code: wbs ? { id: number(idOf(`wbs ${wbs}`)), flat_code: wbs, description: wbs } : null,
    holder: {
      id: number(idOf(commitment.id)),
      holder_type: commitment.kind === 'subcontract' ? 'WorkOrderContract' : 'PurchaseOrderContract',
    },
    origin_id: null,
    origin_data: null,
    tax_code_id: null,
    updated_at: commitment.updatedAt,
  };
}

/** A line as v2.0 shows it: its code is that of the work breakdown alone, and every id a text. */
export function lineItemOfV2(line: Line, index: number) {
  const wbs = wbsCodeOf(line);
  return {
    id: idOf(line.id),
    description: line.description,
    uom: null,
    quantity: 0,
    unit_cost: '0.0',
    amount: money(line.amountCents),
    extended_type: 'manual',
    wbs_code_id: wbs && idOf(`wbs ${wbs}`),
    tax_code_id: null,
    position: index + 1,
    wbs_code: wbs ? { id: idOf(`wbs ${wbs}`), flat_code: wbs, description: wbs } : null,
  };
}

const wbsCodeOf = ({ costCode, costType }: Line) => [costCode?.code, costType].filter(Boolean).join('.');

export function costCodeOf({ code, name, inErp }: { code: string; name: string; inErp: boolean }) {
  return {
    id: number(costCodeId(code)),
    code,
    full_code: code,
    name,
    origin_id: inErp ? code : null,
    origin_data: null,
    budgeted: true,
    deleted_at: null,
  };
}

export function lineItemTypeOf(costType: string) {
  return {
    id: number(costTypeId(costType)),
    name: costType,
    code: costType[0] ?? '',
    base_type: baseTypes[costType] ?? 'other',
    origin_id: costType,
    origin_data: null,
  };
}

export const costCodeId = (code: string) => idOf(`cost code ${code}`);
export const costTypeId = (costType: string) => idOf(`cost type ${costType}`);

const startedAt = Date.now();

function createdAt({ id }: Commitment, { commitments }: DemoCompany): string {
  const days = commitments.find((one) => one.id === id)?.createdDays ?? 0;
  return new Date(startedAt - days * 24 * 3600_000).toISOString();
}

function findCode({ costCodes }: DemoCompany, code: string) {
  return costCodes.find((one) => one.code === code);
}
