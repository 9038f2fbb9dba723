import type { Lookup } from '@rebound/shared/commitment/view-schema';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Caller } from '../permission/caller';
import { meOf, visibleProjects } from '../permission/projects-of';
import { readRejections } from '../rejection/read-rejections';
import { rejection } from '../rejection/table';
import { isShownTo } from './private';
import { readCommitment } from './read-commitment';
import { commitment } from './table';

/** What chips need to know of the commitments on a page. Unknown and hidden ids are left out alike. */
export async function lookUp(read: Reader, caller: Caller, ids: readonly string[]): Promise<Lookup> {
  const me = await meOf(read, caller);
  const visible = visibleProjects(me);
  const commitments = await read
    .select({
      id: commitment.id,
      number: commitment.number,
      erpState: commitment.erpState,
      round: commitment.round,
      rejectedAt: rejection.rejectedAt,
    })
    .from(commitment)
    .leftJoin(
      rejection,
      and(
        eq(rejection.companyId, caller.companyId),
        eq(rejection.commitmentId, commitment.id),
        eq(rejection.outcome, 'open'),
      ),
    )
    .where(
      and(
        eq(commitment.companyId, caller.companyId),
        inArray(commitment.id, [...ids]),
        inArray(commitment.projectId, visible),
        isShownTo(read, caller, me.erpIntegrations),
      ),
    );
  return { commitments: await Promise.all(commitments.map((one) => withChanges(read, caller, one))) };
}

type Found = Lookup['commitments'][number];

/** What came back to accounting is shown with how much was changed for it. */
async function withChanges(read: Reader, { companyId }: Caller, found: Found): Promise<Found> {
  if (found.erpState !== 'awaiting' || found.round < 2) return found;
  const [newest] = await readRejections(read, companyId, found.id);
  const commitment = newest && (await readCommitment(read, companyId, found.id));
  return commitment ? { ...found, changed: changesBetween(newest.picture, commitment).length } : found;
}
