import { whoToNotify } from '@rebound/shared/notification/who-to-notify';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import { readCommitment } from '../../commitment/read-commitment';
import { pageUrlOf } from '../../commitment/view';
import type { Tx } from '../../db/db';
import { draftVoided } from '../../notification/draft-letters';
import { enqueue } from '../../notification/enqueue';
import { involvedIn } from '../../notification/involved';
import { peopleOf } from '../../permission/project-people';
import { company, project } from '../../permission/table';
import { readRejections } from '../../rejection/read-rejections';

/** Tells the approvers that what they rejected was voided in Procore, and so will not come back. */
export async function tellVoided(
  tx: Tx,
  voided: { companyId: string; id: string; by: string; at: Instant },
  from: string,
): Promise<void> {
  const { companyId, id, at } = voided;
  const commitment = await readCommitment(tx, companyId, id);
  const [newest] = await readRejections(tx, companyId, id);
  if (!commitment || newest?.outcome !== 'voided' || newest.closedAt !== at) return;
  const [owner] = await tx
    .select({ company, project: { id: project.id, name: project.name } })
    .from(project)
    .innerJoin(company, eq(company.id, project.companyId))
    .where(and(eq(project.id, commitment.projectId), eq(project.companyId, companyId)));
  if (!owner) return;
  const asCreator = { companyId, person: commitment.createdBy };
  const { people } = await peopleOf(tx, asCreator, commitment.projectId, commitment.kind);
  const recipients = whoToNotify('voided', await involvedIn(tx, companyId, { commitment, people }), owner.company);
  const matter = { commitment, ...owner };
  const letters = await draftVoided({
    ...{ ...matter, rejection: newest, recipients, pageUrl: pageUrlOf(matter), from },
    voided: { id: `${id}-${commitment.version}`, by: { id: 'procore', name: voided.by }, at },
  });
  await enqueue(tx, letters);
}
