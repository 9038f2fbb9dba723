import type { Commitment } from '@rebound/shared/commitment/schema';
import type { HeldResend } from '@rebound/shared/resend/may-undo';
import { and, eq } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Caller } from '../permission/caller';
import { person } from '../permission/table';
import { resend } from './table';

export type StoredResend = Omit<typeof resend.$inferSelect, keyof HeldResend> & HeldResend;

/** The re-send that began the commitment's present round; `null` where it was sent for the first time. */
export async function resendOf(
  read: Reader,
  { companyId }: Pick<Caller, 'companyId'>,
  { id, round }: Pick<Commitment, 'id' | 'round'>,
): Promise<StoredResend | null> {
  const [row] = await read
    .select({ resend, resentBy: { id: person.id, name: person.name, email: person.email } })
    .from(resend)
    .leftJoin(person, eq(person.id, resend.resentBy))
    .where(and(eq(resend.companyId, companyId), eq(resend.commitmentId, id), eq(resend.round, round)));
  return row ? { ...row.resend, resentBy: row.resentBy } : null;
}
