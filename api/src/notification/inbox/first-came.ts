import type { Instant } from '@rebound/shared/time';
import { and, eq, min } from 'drizzle-orm';
import type { Reader } from '../../db/db';
import { inbox } from './table';

export interface Came {
  mark: string | null;
  firstCameAt: Instant | null;
}

/** When a mail with the same mark came to the company for the first time; now, where none is known. */
export async function firstCame(
  read: Reader,
  companyId: string,
  { mark, receivedAt }: { mark: string | null; receivedAt: Instant },
): Promise<Came> {
  if (mark === null) return { mark, firstCameAt: null };
  const [before] = await read
    .select({ at: min(inbox.firstCameAt) })
    .from(inbox)
    .where(and(eq(inbox.companyId, companyId), eq(inbox.mark, mark)));
  return { mark, firstCameAt: before?.at && before.at < receivedAt ? before.at : receivedAt };
}
