import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import type { Db, Reader } from '../../db/db';
import type { Caller } from '../../permission/caller';
import { follow } from './table';

/** Whether the caller follows a commitment from now on. The same wish twice is one. */
export async function setFollowing(
  db: Db,
  { companyId, person }: Caller,
  { commitmentId, following, at }: { commitmentId: string; following: boolean; at: Instant },
): Promise<void> {
  await db.write(async (tx) => {
    const row = { companyId, commitmentId, personId: person.id };
    if (following)
      await tx
        .insert(follow)
        .values({ ...row, since: at })
        .onConflictDoNothing();
    else await tx.delete(follow).where(whose(row));
  });
}

export async function isFollowing(read: Reader, { companyId, person }: Caller, commitmentId: string): Promise<boolean> {
  const found = await read
    .select({ since: follow.since })
    .from(follow)
    .where(whose({ companyId, commitmentId, personId: person.id }));
  return found.length > 0;
}

function whose({
  companyId,
  commitmentId,
  personId,
}: Pick<typeof follow.$inferInsert, 'companyId' | 'commitmentId' | 'personId'>) {
  return and(eq(follow.companyId, companyId), eq(follow.commitmentId, commitmentId), eq(follow.personId, personId));
}
