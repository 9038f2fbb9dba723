import { isAtLeast, type Level } from '@rebound/shared/permission/level';
import { and, eq, exists, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Caller } from '../permission/caller';
import { commitment, commitmentReader } from './table';

/**
 * The condition that a commitment is not private to others: it is not private, the upstream has let the caller read it,
 * or they are in ERP Integrations, which lists all.
 */
export function isShownTo(read: Reader, caller: Caller, erpIntegrations: Level): SQL | undefined {
  if (isAtLeast(erpIntegrations, 'read-only')) return undefined;
  const readers = read
    .select({ one: sql`1` })
    .from(commitmentReader)
    .where(
      and(
        eq(commitmentReader.companyId, caller.companyId),
        eq(commitmentReader.commitmentId, commitment.id),
        eq(commitmentReader.personId, caller.person.id),
      ),
    );
  return or(eq(commitment.isPrivate, false), exists(readers));
}

/** Whether one commitment is shown to the caller, as far as it is private. */
export async function isShown(read: Reader, caller: Caller, id: string, erpIntegrations: Level): Promise<boolean> {
  const condition = isShownTo(read, caller, erpIntegrations);
  const [found] = await read
    .select({ id: commitment.id })
    .from(commitment)
    .where(and(eq(commitment.id, id), eq(commitment.companyId, caller.companyId), condition));
  return found !== undefined;
}
