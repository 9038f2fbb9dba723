import type { Lookup } from '@rebound/shared/commitment/view-schema';
import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../db/db';
import type { Caller } from '../permission/caller';
import { meOf, visibleProjects } from '../permission/projects-of';
import { rejection } from '../rejection/table';
import { commitment } from './table';

/** What chips need to know of the commitments on a page. Unknown and hidden ids are left out alike. */
export async function lookUp(read: Reader, caller: Caller, ids: readonly string[]): Promise<Lookup> {
  const visible = visibleProjects(await meOf(read, caller));
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
      ),
    );
  return { commitments };
}
