import type { Judged } from '@rebound/shared/commitment/schema';
import type { SeenResend } from '@rebound/shared/commitment/view-schema';
import type { SeenOn } from '@rebound/shared/rejection/evidence';
import type { Rejection } from '@rebound/shared/rejection/schema';
import type { Instant } from '@rebound/shared/time';
import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader } from '../db/db';
import { person } from '../permission/table';
import { resend } from '../resend/table';
import { rejection } from './table';

/** With what the record keeps of it beside: how accounting saw the commitment, when it was heard of, how it was answered. */
export type StoredRejection = Rejection & Kept;
interface Kept {
  picture: Judged;
  heardAt: Instant | null;
  seenResend: SeenResend | null;
}

interface Resent {
  by: string | null;
  at: Instant | null;
  on: SeenOn | null;
  seenBy: string | null;
}

const rejecter = alias(person, 'rejecter');
const closer = alias(person, 'closer');
const seer = alias(person, 'seer');

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
      resent: { by: resend.resentByName, at: resend.resentAt, on: resend.seenOn, seenBy: seer.name },
    })
    .from(rejection)
    .leftJoin(rejecter, eq(rejecter.id, rejection.rejectedBy))
    .leftJoin(closer, eq(closer.id, rejection.closedBy))
    .leftJoin(resend, and(eq(resend.rejectionId, rejection.id), eq(resend.companyId, companyId)))
    .leftJoin(seer, eq(seer.id, resend.seenBy))
    .where(and(eq(rejection.companyId, companyId), eq(rejection.commitmentId, commitmentId)))
    .orderBy(desc(rejection.round), desc(rejection.rejectedAt));
  return rows.map(({ rejection: { companyId: _, rejectedByName: name, ...own }, rejectedBy, closedBy, resent }) => ({
    ...own,
    rejectedBy: rejectedBy ?? { id: null, name, email: null },
    closedBy,
    seenResend: resent ? seenIn(resent) : null,
  }));
}

/** Without what only this API knows of a rejection. */
export function shownOf({
  picture: _,
  heardAt: __,
  ...rejection
}: StoredRejection): Rejection & Pick<Kept, 'seenResend'> {
  return rejection;
}

function seenIn({ by, at, on, seenBy }: Resent): SeenResend | null {
  return at !== null && on !== null ? { by, at, on, seenBy: seenBy ?? '' } : null;
}
