import type { ErpConnection, TextRule } from '../commitment/erp-connection';
import type { Commitment, Judged, Line } from '../commitment/schema';
import type { Check } from '../permission/schema';

type Judgeable = Judged & Pick<Commitment, 'kind'>;
type Outcome = Pick<Check, 'code' | 'field' | 'ok'> & Partial<Check>;

/**
 * Everything that must be true before accounting can accept `commitment`, passed or not, in the order of the form. The
 * demands come from `connection` alone, so another ERP is other data.
 */
export function preflight(commitment: Judgeable, connection: ErpConnection): Check[] {
  const statuses = connection.statuses[commitment.kind];
  const outcomes: (Outcome | null)[] = [
    { code: 'kind-taken', field: 'status', ok: connection.kinds.includes(commitment.kind) },
    lengthOf('number', commitment.number, connection.number),
    charactersOf('number', commitment.number, connection.number),
    { code: 'contract-company-linked', field: 'contractCompany', ok: Boolean(commitment.contractCompany?.erpCode) },
    lengthOf('title', commitment.title, connection.title),
    charactersOf('title', commitment.title, connection.title),
    statuses.length
      ? { code: 'status', field: 'status', ok: statuses.includes(commitment.status), named: [...statuses] }
      : null,
    connection.startDateRequired ? { code: 'start-date', field: 'startDate', ok: commitment.startDate !== null } : null,
    { code: 'has-lines', field: 'lines', ok: commitment.lines.length > 0 },
    costCodes(commitment.lines, connection.lines.erpCostCode),
    costTypes(commitment.lines, connection.lines.costType),
  ];
  return outcomes
    .filter((outcome) => outcome !== null)
    .filter((outcome) => outcome.code !== 'kind-taken' || !outcome.ok)
    .map((outcome) => ({
      blocking: true,
      erp: connection.name,
      limit: null,
      actual: null,
      named: [],
      lines: [],
      ...outcome,
    }));
}

/** Whether `check` stands in the way of a re-send. */
export function isBlocking(check: Check): boolean {
  return !check.ok && check.blocking;
}

function lengthOf(field: 'number' | 'title', text: string, rule: TextRule): Outcome | null {
  if (!rule.maxLength) return null;
  const actual = [...text].length;
  const ok = actual <= rule.maxLength;
  return { code: `${field}-length`, field, ok, blocking: rule.overflow !== 'truncated', limit: rule.maxLength, actual };
}

function charactersOf(field: 'number' | 'title', text: string, rule: TextRule): Outcome | null {
  if (!rule.forbidden) return null;
  const named = [...rule.forbidden];
  return { code: `${field}-characters`, field, ok: !named.some((character) => text.includes(character)), named };
}

function costCodes(lines: readonly Line[], demand: 'one' | 'all'): Outcome | null {
  if (!lines.length) return null;
  const missing = placesOf(lines, (line) => !line.costCode?.inErp);
  const ok = demand === 'all' ? missing.length === 0 : missing.length < lines.length;
  return { code: 'cost-codes', field: 'lines', ok, lines: ok ? [] : missing };
}

function costTypes(lines: readonly Line[], demand: 'any' | 'all' | 'same'): Outcome | null {
  if (demand === 'any' || !lines.length) return null;
  const first = lines.find((line) => line.costType)?.costType;
  const wrong = placesOf(lines, (line) => !line.costType || (demand === 'same' && line.costType !== first));
  const code = demand === 'same' ? 'same-cost-type' : 'cost-types';
  return { code, field: 'lines', ok: wrong.length === 0, lines: wrong };
}

function placesOf(lines: readonly Line[], test: (line: Line) => boolean): number[] {
  return lines.flatMap((line, index) => (test(line) ? [index + 1] : []));
}
