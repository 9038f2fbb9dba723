import type { NoticeSettings } from '@rebound/shared/notification/settings';
import type { GranularPermission, Level } from '@rebound/shared/permission/level';
import type { Instant } from '@rebound/shared/time';
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { session } from './sign-in/table';
import { company, person, project, projectPermission } from './table';

/** Something that an operator named and that is not there. */
export class Unknown extends Error {}

/** What an operator changes of somebody's permissions; what is left out stays as it is. */
export interface Allowance {
  erpIntegrations?: Level | undefined;
  canPushToAccounting?: boolean | undefined;
  inProject?: { id: string; commitments?: Level | undefined; granular?: GranularPermission[] | undefined } | undefined;
}

/** Changes what somebody may do, from their next request on. Throws `Unknown` and changes nothing for a strange name. */
export async function allow(tx: Tx, email: string, wanted: Allowance, at: Instant): Promise<void> {
  const [{ id, companyId }, ...others] = await peopleCalled(tx, email);
  if (others.length) throw new Unknown(`Several companies know ${email}, and Procore says what they may do there.`);
  const { erpIntegrations, canPushToAccounting, inProject } = wanted;
  await tx
    .update(person)
    .set({ erpIntegrations, canPushToAccounting, updatedAt: new Date(at) })
    .where(and(eq(person.id, id), eq(person.companyId, companyId)));
  if (!inProject) return;

  const { id: projectId, commitments, granular } = inProject;
  const ours = and(eq(project.id, projectId), eq(project.companyId, companyId));
  const [known] = await tx.select({ id: project.id }).from(project).where(ours);
  if (!known) throw new Unknown(`Their company has no project ${projectId}.`);
  await tx
    .insert(projectPermission)
    .values({ projectId, personId: id, commitments: commitments ?? 'none', granular: granular ?? [] })
    .onConflictDoUpdate({
      target: [projectPermission.projectId, projectPermission.personId],
      set: {
        commitments: commitments ?? sql`${projectPermission.commitments}`,
        granular: granular ?? sql`${projectPermission.granular}`,
      },
    });
}

/** Shuts somebody out, or lets them in again. Their sessions end either way, so that none comes back to life. */
export async function setDisabled(tx: Tx, email: string, disabled: boolean, at: Instant): Promise<void> {
  for (const { id, companyId } of await peopleCalled(tx, email)) {
    await tx
      .update(person)
      .set({ disabled, updatedAt: new Date(at) })
      .where(and(eq(person.id, id), eq(person.companyId, companyId)));
    await tx.delete(session).where(eq(session.personId, id));
  }
}

type Settings = {
  [K in 'secondPairOfEyes' | 'undoSeconds' | 'allowedSenders' | keyof NoticeSettings]?:
    | (typeof company.$inferInsert)[K]
    | undefined;
};

/** Changes what a company has settled on; what is left out stays as it is. Throws `Unknown`. */
export async function changeSettings(tx: Tx, companyId: string, settings: Settings): Promise<void> {
  const { rowsAffected } = await tx.update(company).set(settings).where(eq(company.id, companyId));
  if (!rowsAffected) throw new Unknown(`There is no company ${companyId}.`);
}

type Called = { id: string; companyId: string };

/** One person, unless companies that live in Procore share them. */
async function peopleCalled(tx: Tx, email: string): Promise<[Called, ...Called[]]> {
  const [first, ...others] = await tx
    .select({ id: person.id, companyId: person.companyId })
    .from(person)
    .where(eq(person.email, email.toLowerCase()));
  if (!first) throw new Unknown(`No company knows ${email}.`);
  return [first, ...others];
}
