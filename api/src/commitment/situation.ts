import type { Commitment } from '@rebound/shared/commitment/schema';
import type { Actor, ProjectPeople } from '@rebound/shared/permission/actor';
import { isAtLeast } from '@rebound/shared/permission/level';
import { and, eq } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { NotFound } from '../errors';
import type { Caller } from '../permission/caller';
import { peopleOf } from '../permission/project-people';
import { company, project } from '../permission/table';
import { readRejections, type StoredRejection } from '../rejection/read-rejections';
import { isShown } from './private';
import { readCommitment } from './read-commitment';

/** All that the rules, the letters and the answer need to know of one commitment and one caller. */
export interface Situation {
  commitment: Commitment;
  company: typeof company.$inferSelect;
  project: { id: string; name: string };
  actor: Actor;
  people: ProjectPeople;
  rejections: StoredRejection[];
}

/** Throws `NotFound` alike for what is absent, another company's, and hidden from the caller. */
export async function readSituation(read: Reader, caller: Caller, id: string): Promise<Situation> {
  const commitment = await readCommitment(read, caller.companyId, id);
  if (!commitment) throw new NotFound();
  const { actor, people } = await peopleOf(read, caller, commitment.projectId, commitment.kind);
  if (!isAtLeast(actor.commitments, 'read-only') && !isAtLeast(actor.erpIntegrations, 'read-only'))
    throw new NotFound();
  if (!(await isShown(read, caller, id, actor.erpIntegrations))) throw new NotFound();
  const [owner] = await read
    .select({ company, project: { id: project.id, name: project.name } })
    .from(project)
    .innerJoin(company, eq(company.id, project.companyId))
    .where(and(eq(project.id, commitment.projectId), eq(project.companyId, caller.companyId)));
  if (!owner) throw new NotFound();
  const rejections = await readRejections(read, caller.companyId, id);
  return { commitment, actor, people, rejections, ...owner };
}
