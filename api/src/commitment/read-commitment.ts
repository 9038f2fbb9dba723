import type { Commitment } from '@rebound/shared/commitment/schema';
import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '../db/db';
import { person } from '../permission/table';
import { commitment, contractCompany, costCode, line } from './table';

const creator = alias(person, 'creator');
const sender = alias(person, 'sender');

/** The commitment as the company's own people may see it, or `null`; whether this person may is the caller's question. */
export async function readCommitment(read: Reader, companyId: string, id: string): Promise<Commitment | null> {
  const [row] = await read
    .select({
      commitment,
      contractCompany: { id: contractCompany.id, name: contractCompany.name, erpCode: contractCompany.erpCode },
      createdBy: { id: creator.id, name: creator.name, email: creator.email },
      sentBy: { id: sender.id, name: sender.name, email: sender.email },
    })
    .from(commitment)
    .innerJoin(creator, eq(creator.id, commitment.createdBy))
    .leftJoin(sender, eq(sender.id, commitment.sentBy))
    .leftJoin(contractCompany, eq(contractCompany.id, commitment.contractCompanyId))
    .where(and(eq(commitment.companyId, companyId), eq(commitment.id, id)));
  if (!row) return null;
  const { companyId: _, contractCompanyId: __, updatedBy: ___, isPrivate: ____, ...own } = row.commitment;
  return {
    ...own,
    contractCompany: row.contractCompany,
    createdBy: row.createdBy,
    sentBy: row.sentBy,
    lines: await readLines(read, companyId, id),
  };
}

async function readLines(read: Reader, companyId: string, commitmentId: string): Promise<Commitment['lines']> {
  const rows = await read
    .select({ line, inErp: sql<number>`coalesce(${costCode.inErp}, 0)` })
    .from(line)
    .leftJoin(costCode, and(eq(costCode.companyId, companyId), eq(costCode.code, line.costCode)))
    .where(and(eq(line.companyId, companyId), eq(line.commitmentId, commitmentId)))
    .orderBy(asc(line.position));
  return rows.map(({ line: { id, description, costCode: code, costType, amountCents }, inErp }) => ({
    id,
    description,
    costCode: code === null ? null : { code, inErp: inErp === 1 },
    costType,
    amountCents,
  }));
}
