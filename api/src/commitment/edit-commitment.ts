import { randomUUID } from 'node:crypto';
import { isStatusOf } from '@rebound/shared/commitment/kind';
import type { Commitment, Edit } from '@rebound/shared/commitment/schema';
import { mayEdit } from '@rebound/shared/permission/may-edit';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Deps } from '../deps';
import { Invalid } from '../errors';
import type { Caller } from '../permission/caller';
import { type CommandRequest, carryOut } from './carry-out';
import { replaceLines } from './replace-lines';
import { contractCompany, costCode } from './table';
import { touchedBy } from './touched-by';

/** Changes the named fields. Throws `Refused` with the locks, `Invalid`, `Stale`, `NotFound`. */
export function editCommitment(deps: Deps, caller: Caller, request: CommandRequest & { edit: Edit }) {
  return carryOut(deps, caller, request, async ({ commitment, actor, people, company }) => {
    const edited = await applyEdit(deps.db.read, caller, commitment, request.edit);
    const changes = changesBetween(commitment, edited);
    const decision = mayEdit(commitment, actor, { people, ...company }, touchedBy(commitment, edited));
    if (decision.may && !changes.length) return null;
    const { number, title, status, startDate, completionDate, retainagePercent } = edited;
    return {
      decision,
      set: {
        ...{ number, title, status, startDate, completionDate, retainagePercent },
        contractCompanyId: edited.contractCompany?.id ?? null,
      },
      event: { kind: 'edited', changes },
      first: () => deps.upstream.save(caller, commitment, edited),
      also: (tx) =>
        request.edit.lines ? replaceLines(tx, { ...caller, id: edited.id }, edited.lines) : Promise.resolve(),
    };
  });
}

async function applyEdit(read: Reader, caller: Caller, commitment: Commitment, edit: Edit): Promise<Commitment> {
  const { contractCompanyId, lines, status, ...rest } = edit;
  if (status !== undefined && !isStatusOf(commitment.kind, status)) {
    throw new Invalid([{ path: 'status', message: `A ${commitment.kind} has no status ${status}.` }]);
  }
  if (status === 'Void' && commitment.status !== 'Void') {
    throw new Invalid([{ path: 'status', message: 'Use the void command: it closes the rejection too.' }]);
  }
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...commitment,
    ...named,
    status: status ?? commitment.status,
    contractCompany:
      contractCompanyId === undefined ? commitment.contractCompany : await companyOf(read, caller, contractCompanyId),
    lines: lines ? await linesOf(read, caller, commitment, lines) : commitment.lines,
  };
}

async function companyOf(read: Reader, caller: Caller, id: string | null): Promise<Commitment['contractCompany']> {
  if (id === null) return null;
  const [found] = await read
    .select({ id: contractCompany.id, name: contractCompany.name, erpCode: contractCompany.erpCode })
    .from(contractCompany)
    .where(and(eq(contractCompany.id, id), eq(contractCompany.companyId, caller.companyId)));
  if (!found) throw new Invalid([{ path: 'contractCompanyId', message: 'This company has no such contract company.' }]);
  return found;
}

async function linesOf(
  read: Reader,
  caller: Caller,
  commitment: Commitment,
  wanted: NonNullable<Edit['lines']>,
): Promise<Commitment['lines']> {
  const codes = [...new Set(wanted.map((one) => one.costCode).filter((code) => code !== null))];
  const known = await read
    .select({ code: costCode.code, inErp: costCode.inErp })
    .from(costCode)
    .where(and(eq(costCode.companyId, caller.companyId), inArray(costCode.code, codes)));
  const issues = wanted.flatMap((one, index) => [
    ...(one.costCode === null || known.some(({ code }) => code === one.costCode)
      ? []
      : [{ path: `lines.${index}.costCode`, message: `There is no cost code ${one.costCode}.` }]),
    ...(one.id === null || commitment.lines.some(({ id }) => id === one.id)
      ? []
      : [{ path: `lines.${index}.id`, message: 'This commitment has no such line.' }]),
  ]);
  const repeated = wanted.some((one, index) => one.id && wanted.findIndex(({ id }) => id === one.id) !== index);
  if (repeated) issues.push({ path: 'lines', message: 'A line is named twice.' });
  if (issues.length) throw new Invalid(issues);
  return wanted.map(({ id, costCode: code, ...rest }) => ({
    ...rest,
    id: id ?? randomUUID(),
    costCode: known.find((one) => one.code === code) ?? null,
  }));
}
