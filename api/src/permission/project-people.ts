import type { Kind } from '@rebound/shared/commitment/kind';
import {
  type Actor,
  canUpdate,
  isApprover,
  isCommitmentsAdmin,
  nobody,
  type ProjectPeople,
} from '@rebound/shared/permission/actor';
import { and, asc, eq, inArray, ne, or } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Caller } from './caller';
import { person, projectPermission } from './table';

/** The people of a project who can act on a commitment of `kind`, and the caller as one of them. */
export async function peopleOf(
  read: Reader,
  caller: Caller,
  projectId: string,
  kind: Kind,
): Promise<{ actor: Actor; people: ProjectPeople }> {
  const rows = await read
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      erpIntegrations: person.erpIntegrations,
      canPushToAccounting: person.canPushToAccounting,
      connector: person.connector,
      commitments: projectPermission.commitments,
      granular: projectPermission.granular,
    })
    .from(person)
    .leftJoin(
      projectPermission,
      and(eq(projectPermission.personId, person.id), eq(projectPermission.projectId, projectId)),
    )
    .where(
      and(
        eq(person.companyId, caller.companyId),
        eq(person.disabled, false),
        or(
          eq(person.id, caller.person.id),
          eq(projectPermission.commitments, 'admin'),
          ne(projectPermission.granular, []),
          and(eq(person.canPushToAccounting, true), inArray(person.erpIntegrations, ['standard', 'admin'])),
        ),
      ),
    )
    .orderBy(asc(person.name), asc(person.id));

  const actors = rows.map(({ id, name, email, commitments, granular, ...company }): Actor & { connector: boolean } => ({
    person: { id, name, email },
    commitments: commitments ?? 'none',
    granular: granular ?? [],
    ...company,
  }));
  const actor = actors.find((candidate) => candidate.person.id === caller.person.id);
  // A connector acts, but nobody can turn to it: it is neither named to people nor written to.
  const people = actors.filter(({ connector }) => !connector);
  return {
    actor: actor ?? { ...nobody, person: caller.person },
    people: {
      admins: people.filter(isCommitmentsAdmin).map(({ person }) => person),
      editors: people.filter((one) => canUpdate(one, kind)).map(({ person }) => person),
      approvers: people.filter(isApprover).map(({ person }) => person),
    },
  };
}
