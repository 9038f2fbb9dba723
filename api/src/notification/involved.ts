import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Involved } from '@rebound/shared/notification/who-to-notify';
import type { ProjectPeople } from '@rebound/shared/permission/actor';
import { isAtLeast } from '@rebound/shared/permission/level';
import type { Person } from '@rebound/shared/permission/schema';
import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { person, projectPermission } from '../permission/table';
import { follow } from './follow/table';

type About = Pick<Commitment, 'id' | 'projectId' | 'createdBy' | 'sentBy'>;

/** Who has to do with a commitment and can be reached. Followers count for as long as they may see it. */
export async function involvedIn(
  read: Reader,
  companyId: string,
  { commitment: { id, projectId, createdBy, sentBy }, people }: { commitment: About; people: ProjectPeople },
): Promise<Involved> {
  const rows = await read
    .select({
      person: { id: person.id, name: person.name, email: person.email },
      follows: isNotNull(follow.since).mapWith(Boolean),
      commitments: projectPermission.commitments,
      erpIntegrations: person.erpIntegrations,
    })
    .from(person)
    .leftJoin(
      projectPermission,
      and(eq(projectPermission.personId, person.id), eq(projectPermission.projectId, projectId)),
    )
    .leftJoin(follow, and(eq(follow.personId, person.id), eq(follow.commitmentId, id)))
    .where(
      and(
        eq(person.companyId, companyId),
        eq(person.disabled, false),
        eq(person.connector, false),
        or(eq(person.id, createdBy.id), eq(person.id, sentBy?.id ?? ''), isNotNull(follow.since)),
      ),
    )
    .orderBy(asc(person.name), asc(person.id));
  const known = (wanted: Person | null) => rows.find((row) => row.person.id === wanted?.id)?.person ?? null;
  const sees = (row: (typeof rows)[number]) =>
    isAtLeast(row.commitments ?? 'none', 'read-only') || isAtLeast(row.erpIntegrations, 'read-only');
  return {
    creator: known(createdBy),
    sender: known(sentBy),
    followers: rows.filter((row) => row.follows && sees(row)).map((row) => row.person),
    admins: people.admins,
    approvers: people.approvers,
  };
}
