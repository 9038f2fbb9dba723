import type { Judged } from '@rebound/shared/commitment/schema';
import type { Rejection } from '@rebound/shared/rejection/schema';
import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '../db/db';
import { person } from '../permission/table';
import { rejection } from './table';

export type StoredRejection = Rejection & { picture: Judged };

const rejecter = alias(person, 'rejecter');
const closer = alias(person, 'closer');

/** Every rejection of a commitment, newest first. */
export async function readRejections(
  read: Reader,
  companyId: string,
  commitmentId: string,
): Promise<StoredRejection[]> {
  const rows = await read
    .select({
      rejection,
      rejectedBy: { id: rejecter.id, name: rejecter.name, email: rejecter.email },
      closedBy: { id: closer.id, name: closer.name, email: closer.email },
    })
    .from(rejection)
    .leftJoin(rejecter, eq(rejecter.id, rejection.rejectedBy))
    .leftJoin(closer, eq(closer.id, rejection.closedBy))
    .where(and(eq(rejection.companyId, companyId), eq(rejection.commitmentId, commitmentId)))
    .orderBy(desc(rejection.round), desc(rejection.rejectedAt));
  return rows.map(({ rejection: { companyId: _, rejectedByName: name, ...own }, rejectedBy, closedBy }) => ({
    ...own,
    rejectedBy: rejectedBy ?? { id: null, name, email: null },
    closedBy,
  }));
}
