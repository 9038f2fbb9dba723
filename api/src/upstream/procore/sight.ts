import type { Instant } from '@rebound/shared/time';
import { and, asc, eq, lt, ne } from 'drizzle-orm';
import { commitment, commitmentReader, contractCompany } from '../../commitment/table';
import type { Reader, Tx } from '../../db/db';
import type { Caller } from '../../permission/caller';
import { projectPermission } from '../../permission/table';
import { about, noteAsked } from './asked';
import type { Vendor } from './fetch-original';
import { procoreMirror } from './table';

/** When Procore last let the caller read a commitment; `null` where it has not. */
export async function readerOf(read: Reader, { companyId, person }: Caller, id: string): Promise<Instant | null> {
  const mine = [eq(commitmentReader.commitmentId, id), eq(commitmentReader.personId, person.id)];
  const [row] = await read
    .select({ at: commitmentReader.at })
    .from(commitmentReader)
    .where(and(eq(commitmentReader.companyId, companyId), ...mine));
  return row?.at ?? null;
}

/** Since when our copy is known to be old; `null` where it is not. */
export async function staleSince(read: Reader, companyId: string, id: string): Promise<Instant | null> {
  const [row] = await read
    .select({ at: procoreMirror.staleAt })
    .from(procoreMirror)
    .where(and(eq(procoreMirror.companyId, companyId), eq(procoreMirror.commitmentId, id)));
  return row?.at ?? null;
}

/**
 * Somebody was told that there is nothing. Where the tool's level alone would show it to them, it has become private to
 * others; who lacks the level proves nothing about it.
 */
export async function markHidden(
  tx: Tx,
  { companyId, personId, id, projectId }: { companyId: string; personId: string; id: string; projectId: string },
  at: Instant,
): Promise<void> {
  const own = [eq(projectPermission.personId, personId), ne(projectPermission.commitments, 'none')];
  const [levelled] = await tx
    .select({ level: projectPermission.commitments })
    .from(projectPermission)
    .where(and(eq(projectPermission.projectId, projectId), ...own));
  const mine = [eq(commitmentReader.commitmentId, id), eq(commitmentReader.personId, personId)];
  await tx.delete(commitmentReader).where(and(eq(commitmentReader.companyId, companyId), ...mine));
  const ours = and(eq(commitment.id, id), eq(commitment.companyId, companyId), eq(commitment.projectId, projectId));
  if (levelled) await tx.update(commitment).set({ isPrivate: true }).where(ours);
  await noteAsked(tx, companyId, about.hidden(personId, id), at);
}

export async function knownVendor(read: Reader, companyId: string, id: string): Promise<Vendor | null> {
  const { name, erpCode } = contractCompany;
  const [row] = await read
    .select({ id: contractCompany.id, name, erpCode })
    .from(contractCompany)
    .where(and(eq(contractCompany.companyId, companyId), eq(contractCompany.id, id)));
  return row ?? null;
}

/** The private commitments that the caller was let read before `until`, the longest ago first. */
export function readLongAgo(read: Reader, { companyId, person }: Caller, until: Instant) {
  return read
    .select({ id: commitment.id, projectId: commitment.projectId, kind: commitment.kind, at: commitmentReader.at })
    .from(commitmentReader)
    .innerJoin(commitment, eq(commitment.id, commitmentReader.commitmentId))
    .where(
      and(
        eq(commitmentReader.companyId, companyId),
        eq(commitmentReader.personId, person.id),
        eq(commitment.isPrivate, true),
        lt(commitmentReader.at, until),
      ),
    )
    .orderBy(asc(commitmentReader.at))
    .limit(20);
}
