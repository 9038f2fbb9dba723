import type { Commitment, Judged } from '@rebound/shared/commitment/schema';
import type { HistoryEvent } from '@rebound/shared/history/event';
import type { Person, Somebody } from '@rebound/shared/permission/schema';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import { readCommitment } from '../../commitment/read-commitment';
import { replaceLines } from '../../commitment/replace-lines';
import { commitment, contractCompany, costCode } from '../../commitment/table';
import type { Tx } from '../../db/db';
import { appendHistory } from '../../history/append-history';
import { person } from '../../permission/table';
import { rejection } from '../../rejection/table';
import { type ErpStep, erpStepOf } from './erp-step';
import type { Vendor, Where } from './fetch-original';
import { keepPerson, personIdOf } from './people';
import type { Original } from './read-contract';
import { procoreMirror } from './table';

export interface Copy extends Where {
  companyId: string;
  original: Original;
  vendor: Vendor | null;
  /** In whose name it was asked for. */
  askedBy: string;
  /** Who changed it, where Procore has said so. */
  by: Somebody | null;
  at: Instant;
}

/** What a fresh copy has brought: its version, where that is news, and how it went on with the ERP. */
export interface Written {
  version: number;
  isNews: boolean;
  step: ErpStep;
}

/** Of whom nothing more is known. */
const procore: Somebody = { id: null, name: 'Procore', email: null };

/** Makes our copy what the original is; what is new on it becomes rows of the history. An older original changes nothing. */
export async function writeCopy(tx: Tx, copy: Copy): Promise<Written> {
  const { companyId, id, projectId, kind, original, at } = copy;
  const before = await readCommitment(tx, companyId, id);
  const [mirror] = await tx
    .select()
    .from(procoreMirror)
    .where(and(eq(procoreMirror.companyId, companyId), eq(procoreMirror.commitmentId, id)));
  const step = erpStepOf(kind, before && { state: before.erpState, originId: mirror?.originId ?? null }, original);
  const stay = { version: before?.version ?? 0, isNews: false, step: { ...step, event: null, closes: null } };
  if (mirror?.changedAt && original.changedAt && original.changedAt < mirror.changedAt) return stay;

  await writeParts(tx, copy);
  const judged = await judgedOf(tx, copy, before);
  const changes = before ? changesBetween(before, judged) : [];
  const isSame = before && !changes.length && before.erpState === step.state && isAlike(before, judged);
  const version = (before?.version ?? 0) + (isSame ? 0 : 1);
  const creator = before ? before.createdBy : await creatorOf(tx, copy);
  const createdBy = creator.id;
  const { number, title, status, startDate, completionDate, retainagePercent } = judged;
  const set = {
    ...{ number, title, status, startDate, completionDate, retainagePercent },
    ...{ contractCompanyId: judged.contractCompany?.id ?? null, isPrivate: original.isPrivate },
    ...{ erpState: step.state, version },
    ...(isSame ? {} : { updatedAt: at, updatedBy: copy.by?.id ?? null }),
  };
  if (before) {
    const ours = [eq(commitment.companyId, companyId), eq(commitment.projectId, projectId)];
    await tx
      .update(commitment)
      .set(set)
      .where(and(eq(commitment.id, id), ...ours));
  } else {
    const first = { id, companyId, projectId, kind, createdBy, round: 0, updatedAt: at, updatedBy: null };
    await tx.insert(commitment).values({ ...first, ...set });
  }
  if (!isSame) await replaceLines(tx, copy, judged.lines);
  await writeMirror(tx, copy);
  const { event, closes } = step;
  const write = (one: HistoryEvent, by: Pick<Somebody, 'id' | 'name'>, when = at) =>
    appendHistory(tx, { companyId, person: by }, { commitmentId: id, at: when, event: one });
  const by = copy.by ?? procore;
  if (!before) await write({ kind: 'created' }, creator, original.createdAt ?? at);
  if (changes.length) await write({ kind: 'edited', changes }, by);
  if (event && (before || event.kind !== 'exported')) await write(event, by);
  if (closes) {
    const open = [eq(rejection.commitmentId, id), eq(rejection.outcome, 'open')];
    const closed = { outcome: closes, closedAt: at, closedBy: copy.by?.id ?? null };
    await tx
      .update(rejection)
      .set(closed)
      .where(and(eq(rejection.companyId, companyId), ...open));
  }
  return { version, isNews: !isSame, step };
}

async function writeParts(tx: Tx, { companyId, vendor, original }: Copy): Promise<void> {
  if (vendor) {
    const { id, name, erpCode } = vendor;
    const set = { name, ...(erpCode === undefined ? {} : { erpCode }) };
    const row = { id, companyId, name, erpCode: erpCode ?? null };
    await tx.insert(contractCompany).values(row).onConflictDoUpdate({ target: contractCompany.id, set });
  }
  for (const { code, name, inErp } of original.costCodes) {
    const target = [costCode.companyId, costCode.code];
    await tx
      .insert(costCode)
      .values({ companyId, code, name, inErp })
      .onConflictDoUpdate({ target, set: { name, inErp } });
  }
}

/** The original as accounting judges it; the link of a vendor that this person may not see stays as it is known. */
async function judgedOf(tx: Tx, { companyId, original, vendor }: Copy, before: Commitment | null): Promise<Judged> {
  const { number, title, status, startDate, completionDate, retainagePercent, lines } = original;
  const own = { number, title, status, startDate, completionDate, retainagePercent, lines };
  if (!vendor) return { ...own, contractCompany: null };
  if (vendor.erpCode !== undefined) return { ...own, contractCompany: { ...vendor, erpCode: vendor.erpCode } };
  const [known] = await tx
    .select({ id: contractCompany.id, name: contractCompany.name, erpCode: contractCompany.erpCode })
    .from(contractCompany)
    .where(and(eq(contractCompany.companyId, companyId), eq(contractCompany.id, vendor.id)));
  return { ...own, contractCompany: known ?? before?.contractCompany ?? null };
}

async function writeMirror(tx: Tx, { companyId, id, original, askedBy }: Copy): Promise<void> {
  const set = { changedAt: original.changedAt, originId: original.originId, seenBy: askedBy };
  await tx
    .insert(procoreMirror)
    .values({ ...set, companyId, commitmentId: id })
    .onConflictDoUpdate({ target: procoreMirror.commitmentId, set });
}

/** Whoever made it, of whom perhaps no more is known than a number. */
async function creatorOf(tx: Tx, { companyId, original, askedBy, at }: Copy): Promise<Person> {
  const id = original.createdBy === null ? askedBy : personIdOf(companyId, original.createdBy);
  const find = () =>
    tx
      .select({ id: person.id, name: person.name, email: person.email })
      .from(person)
      .where(and(eq(person.id, id), eq(person.companyId, companyId)));
  const [known] = await find();
  if (known) return known;
  await keepPerson(tx, companyId, { id: original.createdBy ?? '', name: null, email_address: null }, at);
  const [kept] = await find();
  if (!kept) throw new Error(`Person ${id} was not kept.`);
  return kept;
}

/** What people are not told of and still must not be old: whether the ERP has a cost code, say. */
function isAlike(before: Commitment, judged: Judged): boolean {
  return JSON.stringify(before.lines) === JSON.stringify(judged.lines);
}
