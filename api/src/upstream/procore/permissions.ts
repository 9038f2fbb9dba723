import type { GranularPermission, Level } from '@rebound/shared/permission/level';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db';
import { person, project, projectPermission } from '../../permission/table';
import { about, askedAt, goodForMs, noteAsked } from './asked';
import type { Client } from './client';
import { Hidden, NotConnected, SignInNeeded } from './problems';
import { permissionsShape, type Tools } from './shapes';

const path = '/rest/v1.0/settings/permissions';
/** Projects asked about at a time, before anybody is kept waiting for long. */
const mostAtOnce = 40;
/** A permission that could not be asked for so long counts no more. */
export const tooOldMs = 60 * 60_000;

const levels: Record<string, Level> = { none: 'none', readonly: 'read-only', standard: 'standard', admin: 'admin' };
const granular: Record<string, GranularPermission> = {
  updateworkordercontract: 'update-work-order-contract',
  updatepurchaseordercontract: 'update-purchase-order-contract',
};

/** What tools say of one of them, called by its name: no level where it is not there. */
export function toolIn(tools: Tools, name: string): { level: Level; granular: GranularPermission[] } {
  const wanted = letters(name);
  const tool = tools.find((one) => [one.name, one.friendly_name].some((called) => letters(called) === wanted));
  const actions = (tool?.permitted_actions ?? []).flatMap((action) => [action.action_name, action.label]);
  const permitted = actions.map((action) => granular[letters(action)]).filter((one) => one !== undefined);
  return { level: levels[letters(tool?.user_access_level?.name)] ?? 'none', granular: [...new Set(permitted)] };
}

/** Asks what the client's person may do in a project, and in the company; writes it down as what they may do here. */
export async function askProject(db: Db, client: Client, projectId: string, at: Instant): Promise<Level> {
  const tools = await asked(client, { project_id: projectId });
  const { level, granular: permitted } = toolIn(tools, 'commitments');
  const { companyId, personId } = client.owner;
  await db.write(async (tx) => {
    const ours = and(eq(project.id, projectId), eq(project.companyId, companyId));
    const [known] = await tx.select({ id: project.id }).from(project).where(ours);
    if (known) await writeProject(tx, { projectId, personId, commitments: level, granular: permitted });
    await noteAsked(tx, companyId, about.project(personId, projectId), at);
  });
  return level;
}

export async function askCompany(db: Db, client: Client, at: Instant): Promise<Level> {
  const { companyId, personId } = client.owner;
  const { level } = toolIn(await asked(client, { company_id: companyId }), 'erp_integrations');
  await db.write(async (tx) => {
    await tx
      .update(person)
      .set({ erpIntegrations: level, updatedAt: new Date(at) })
      .where(and(eq(person.id, personId), eq(person.companyId, companyId)));
    await noteAsked(tx, companyId, about.company(personId), at);
  });
  return level;
}

/** Asks again about what was asked a while ago, or never: the company, and the projects that are known here. */
export async function freshen(db: Db, client: Client, at: Instant): Promise<void> {
  const { companyId, personId } = client.owner;
  const projects = await db.read.select({ id: project.id }).from(project).where(eq(project.companyId, companyId));
  const subjects = [
    { what: about.company(personId), ask: () => askCompany(db, client, at), drop: null },
    ...projects.map(({ id }) => ({
      what: about.project(personId, id),
      ask: () => askProject(db, client, id, at),
      drop: id,
    })),
  ];
  const before = await askedAt(
    db.read,
    companyId,
    subjects.map(({ what }) => what),
  );
  const ageOf = (what: string) => Date.parse(at) - (Date.parse(before.get(what) ?? '') || 0);
  const old = subjects.filter(({ what }) => ageOf(what) >= goodForMs.permission);
  const now = old.sort((a, b) => ageOf(b.what) - ageOf(a.what)).slice(0, mostAtOnce);
  const outcomes = await Promise.allSettled(now.map(({ ask }) => ask()));
  const failed = now.filter((_, index) => outcomes[index]?.status === 'rejected');
  const unasked = old.filter((one) => !now.includes(one));
  const expired = [...failed, ...unasked].filter(({ what }) => before.has(what) && ageOf(what) >= tooOldMs);
  for (const { drop } of expired) if (drop) await dropProject(db, client, drop);
  const reasons = outcomes.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const isOver = reasons.find((reason) => reason instanceof SignInNeeded || reason instanceof NotConnected);
  if (isOver) throw isOver;
  const isNeeded = failed.some(({ what, drop }) => drop === null && ageOf(what) >= tooOldMs);
  if (isNeeded) throw reasons[0];
}

async function asked(client: Client, query: Record<string, string>): Promise<Tools> {
  try {
    return (await client.get(path, permissionsShape, query)).tools;
  } catch (error) {
    // A project that somebody is not in is none of their business.
    if (error instanceof Hidden) return [];
    throw error;
  }
}

async function dropProject(db: Db, { owner }: Client, projectId: string): Promise<void> {
  await db.write((tx) => writeProject(tx, { projectId, personId: owner.personId, commitments: 'none', granular: [] }));
}

async function writeProject(tx: Tx, row: typeof projectPermission.$inferInsert): Promise<void> {
  const { commitments, granular: permitted } = row;
  await tx
    .insert(projectPermission)
    .values(row)
    .onConflictDoUpdate({
      target: [projectPermission.projectId, projectPermission.personId],
      set: { commitments, granular: permitted },
    });
}

/** Names are matched by their letters: `erp_integrations` and 'ERP Integrations' are one. */
function letters(text: string | null | undefined): string {
  return (text ?? '').toLowerCase().replace(/[^a-z]/g, '');
}
