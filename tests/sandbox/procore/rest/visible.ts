import type { Kind } from '@rebound/shared/commitment/kind';
import { idOf } from '../ids';
import { forbidden, notFound } from '../procore-error';
import type { Call } from './endpoint';

/** The project with Procore's number `projectId`, if the caller is in it. Throws 404, or 403 without the tool. */
export async function projectAsked({ engine, membership }: Call, projectId: string | undefined) {
  const project = membership.company.projects.find(({ id }) => idOf(id) === projectId);
  if (!project) throw notFound();
  const mine = (await engine.me()).projects.find(({ id }) => id === project.id);
  if (!mine || mine.commitments === 'none') throw forbidden();
  return { project, ...mine };
}

/** The commitments of one kind that the caller may see in a project. */
export async function visibleCommitments(call: Call, projectId: string, kind?: Kind) {
  const { project } = await projectAsked(call, projectId);
  const all = await call.engine.commitments(project.id);
  return all.filter((one) => !kind || one.kind === kind);
}
