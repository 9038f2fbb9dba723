import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { commitment as table } from '../../commitment/table';
import type { Deps } from '../../deps';
import { Answerable } from '../../errors';
import { person } from '../../permission/table';
import type { Verified } from './judge-mail';

/** With these, an upstream says that this person cannot have it, and not that nobody can now. */
const isTheirOwn = new Set([401, 403, 404]);

/**
 * Has the upstream bring the commitment that a mail tells of, where nobody has opened it here yet: in the name of somebody
 * to whom the mail was sent, as that person may see it. Where none of them can have it, it stays unknown. Throws
 * `Answerable` when the upstream cannot be asked now.
 */
export async function bringCommitment(
  { db: { read }, upstream }: Pick<Deps, 'db' | 'upstream'>,
  companyId: string,
  { commitment: { id, ...place }, knowing }: Pick<Verified, 'commitment' | 'knowing'>,
): Promise<void> {
  const isKnown = async () =>
    (
      await read
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.id, id), eq(table.companyId, companyId)))
    ).length > 0;
  if (!upstream.hearsEvidence || (await isKnown())) return;
  const people = await read
    .select({ id: person.id, name: person.name, email: person.email })
    .from(person)
    .where(
      and(
        eq(person.companyId, companyId),
        eq(person.disabled, false),
        isNotNull(person.email),
        inArray(
          person.email,
          knowing.map((address) => address.toLowerCase()),
        ),
      ),
    )
    .orderBy(asc(person.id));
  for (const one of people) {
    await upstream.bring({ companyId, person: one }, { [id]: place }).catch((error: unknown) => {
      if (!(error instanceof Answerable && isTheirOwn.has(error.status))) throw error;
    });
    if (await isKnown()) return;
  }
}
