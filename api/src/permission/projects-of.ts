import type { Kind } from '@rebound/shared/commitment/kind';
import { kinds } from '@rebound/shared/commitment/kind';
import { type Actor, canUpdate } from '@rebound/shared/permission/actor';
import { isAtLeast } from '@rebound/shared/permission/level';
import type { Me } from '@rebound/shared/permission/schema';
import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Caller } from './caller';
import { company, person, project, projectPermission } from './table';

/** Who the caller is and what they may do where, as it stands now. A project that is not theirs to see is not named. */
export async function meOf(read: Reader, caller: Caller): Promise<Me> {
  const [self] = await read
    .select({
      erpIntegrations: person.erpIntegrations,
      canPushToAccounting: person.canPushToAccounting,
      dailySummary: person.dailySummary,
      company: { id: company.id, name: company.name },
    })
    .from(person)
    .innerJoin(company, eq(company.id, person.companyId))
    .where(and(eq(person.id, caller.person.id), eq(person.companyId, caller.companyId)));
  if (!self) throw new Error('The caller is not in the company of their own session.');
  const rows = await read
    .select({
      id: project.id,
      name: project.name,
      commitments: projectPermission.commitments,
      granular: projectPermission.granular,
    })
    .from(project)
    .leftJoin(
      projectPermission,
      and(eq(projectPermission.projectId, project.id), eq(projectPermission.personId, caller.person.id)),
    )
    .where(eq(project.companyId, caller.companyId))
    .orderBy(asc(project.id));
  const everywhere = isAtLeast(self.erpIntegrations, 'read-only');
  const projects = rows
    .map((row) => ({ ...row, commitments: row.commitments ?? ('none' as const), granular: row.granular ?? [] }))
    .filter(({ commitments }) => everywhere || isAtLeast(commitments, 'read-only'));
  return { person: caller.person, ...self, ...(caller.scopes && { scopes: [...caller.scopes] }), projects };
}

/** The projects whose commitments the caller may see: their own, and all of them for somebody in ERP Integrations. */
export function visibleProjects(me: Me): string[] {
  return me.projects.map(({ id }) => id);
}

/** The pairs of project and kind that the caller may edit, which is where rejections are theirs to fix. */
export function fixable(me: Me): { projectId: string; kind: Kind }[] {
  return me.projects.flatMap((one) => {
    const actor: Actor = { ...me, commitments: one.commitments, granular: one.granular };
    return kinds.filter((kind) => canUpdate(actor, kind)).map((kind) => ({ projectId: one.id, kind }));
  });
}

export async function companyOf(read: Reader, id: string): Promise<{ id: string; name: string }> {
  const [found] = await read.select({ id: company.id, name: company.name }).from(company).where(eq(company.id, id));
  if (!found) throw new Error(`There is no company ${id}.`);
  return found;
}
