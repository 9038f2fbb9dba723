import type { Instant } from '@rebound/shared/time';
import { inArray } from 'drizzle-orm';
import { commitment, contractCompany, costCode, line } from '../commitment/table';
import type { Db, Tx } from '../db/db';
import { appendHistory } from '../history/append-history';
import { company, person, project, projectPermission } from '../permission/table';
import type { CompanyFile } from './company-file';

/** Brings a company in, all of it or nothing. Fails when one of its ids or email addresses is already there. */
export function importCompany(db: Db, file: CompanyFile, at: Instant): Promise<void> {
  return db.write(async (tx) => {
    await importPeople(tx, file, at);
    await inParts(
      tx,
      contractCompany,
      file.contractCompanies.map((one) => ({ ...one, companyId: file.id })),
    );
    await inParts(
      tx,
      costCode,
      file.costCodes.map((one) => ({ ...one, companyId: file.id })),
    );
    for (const one of file.commitments) await importCommitment(tx, file, one);
  });
}

async function importPeople(tx: Tx, file: CompanyFile, at: Instant): Promise<void> {
  const { id, projects: _, people: __, contractCompanies: ___, costCodes: ____, commitments: _____, ...own } = file;
  await tx.insert(company).values({ id, ...own });
  await inParts(
    tx,
    project,
    file.projects.map((one) => ({ ...one, companyId: id })),
  );
  const stamps = { createdAt: new Date(at), updatedAt: new Date(at) };
  const people = file.people.map(({ projects: _, ...one }) => ({
    ...one,
    ...stamps,
    companyId: id,
  }));
  await refuseKnown(tx, people);
  await inParts(tx, person, people);
  const permissions = file.people.flatMap((one) => one.projects.map((row) => ({ ...row, personId: one.id })));
  await inParts(tx, projectPermission, permissions);
}

/** People sign in by their address alone, so it tells which company they are of. */
async function refuseKnown(tx: Tx, people: readonly { email: string }[]): Promise<void> {
  for (let start = 0; start < people.length; start += 500) {
    const emails = people.slice(start, start + 500).map(({ email }) => email);
    const [known] = await tx.select({ email: person.email }).from(person).where(inArray(person.email, emails));
    if (known) throw new Error(`Another company knows ${known.email}.`);
  }
}

async function importCommitment(tx: Tx, file: CompanyFile, one: CompanyFile['commitments'][number]): Promise<void> {
  const { lines, createdAt, ...own } = one;
  await tx.insert(commitment).values({
    ...own,
    companyId: file.id,
    erpState: 'not-sent',
    round: 0,
    version: 1,
    updatedAt: createdAt,
    updatedBy: own.createdBy,
  });
  await inParts(
    tx,
    line,
    lines.map((row, position) => ({ ...row, companyId: file.id, commitmentId: own.id, position })),
  );
  const creator = file.people.find(({ id }) => id === own.createdBy);
  if (!creator) throw new Error(`${own.number} was created by ${own.createdBy}, whom the file does not know.`);
  const by = { companyId: file.id, person: creator };
  await appendHistory(tx, by, { commitmentId: own.id, at: createdAt, event: { kind: 'created' } });
}

async function inParts<T extends Parameters<Tx['insert']>[0]>(
  tx: Tx,
  table: T,
  rows: T['$inferInsert'][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) await tx.insert(table).values(rows.slice(start, start + 500));
}
