import { and, eq } from 'drizzle-orm';
import { commitment } from '../commitment/table';
import type { Reader } from '../db/db';
import type { ChangeFeed } from './change-feed';

/** Lets open panels look again when it is known what became of a letter about their commitment. */
export async function tellOfDelivery(
  read: Reader,
  changes: ChangeFeed,
  letter: { companyId: string; commitmentId: string | null },
): Promise<void> {
  if (letter.commitmentId === null) return;
  const [found] = await read
    .select({ commitmentId: commitment.id, version: commitment.version, projectId: commitment.projectId })
    .from(commitment)
    .where(and(eq(commitment.id, letter.commitmentId), eq(commitment.companyId, letter.companyId)));
  if (found) changes.publish(letter.companyId, found);
}
