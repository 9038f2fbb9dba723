import { kinds } from '@rebound/shared/commitment/kind';
import type { Page, RejectionItem } from '@rebound/shared/commitment/view-schema';
import type { Me } from '@rebound/shared/permission/schema';
import type { RejectionCount } from '@rebound/shared/rejection/schema';
import { mayResend } from '@rebound/shared/resend/may-resend';
import { and, asc, eq, inArray, not, or, sql } from 'drizzle-orm';
import { summaryColumns, summaryOf } from '../commitment/list-commitments';
import { isShownTo } from '../commitment/private';
import { readSituation } from '../commitment/situation';
import { commitment, contractCompany, stateCount } from '../commitment/table';
import { pageFrom, readCursor } from '../cursor';
import type { Reader } from '../db/db';
import type { Caller } from '../permission/caller';
import { fixable, meOf } from '../permission/projects-of';
import { company, project } from '../permission/table';
import { shownOf } from './read-rejections';
import { rejection } from './table';

/** The open rejections that are the caller's to fix, the longest waiting first. */
export async function listRejections(
  read: Reader,
  caller: Caller,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<RejectionItem>> {
  const me = await meOf(read, caller);
  const mine = fixable(me);
  const after = readCursor(cursor);
  const rows = await read
    .select({
      id: rejection.id,
      rejectedAt: rejection.rejectedAt,
      summary: summaryColumns,
      project: { id: project.id, name: project.name },
    })
    .from(rejection)
    .innerJoin(commitment, eq(commitment.id, rejection.commitmentId))
    .innerJoin(company, eq(company.id, commitment.companyId))
    .innerJoin(project, eq(project.id, commitment.projectId))
    .leftJoin(contractCompany, eq(contractCompany.id, commitment.contractCompanyId))
    .where(
      and(
        eq(rejection.companyId, caller.companyId),
        eq(commitment.companyId, caller.companyId),
        eq(rejection.outcome, 'open'),
        isShownTo(read, caller, me.erpIntegrations),
        or(
          ...kinds.map((kind) =>
            and(eq(commitment.kind, kind), inArray(commitment.projectId, projectsFor(mine, kind))),
          ),
        ),
        after ? sql`(${rejection.rejectedAt}, ${rejection.id}) > (${after[0]}, ${after[1] ?? ''})` : undefined,
      ),
    )
    .orderBy(asc(rejection.rejectedAt), asc(rejection.id))
    .limit(limit + 1);
  const page = pageFrom(
    rows,
    limit,
    (row) => [row.rejectedAt, row.id],
    (row) => row,
  );
  const items = await Promise.all(page.items.map((row) => itemOf(read, caller, row)));
  return { items, next: page.next };
}

async function itemOf(
  read: Reader,
  caller: Caller,
  row: { id: string; summary: Parameters<typeof summaryOf>[0]; project: RejectionItem['project'] },
): Promise<RejectionItem> {
  const { commitment, actor, people, company, rejections } = await readSituation(read, caller, row.summary.id);
  const stored = rejections.find(({ id }) => id === row.id);
  if (!stored) throw new Error(`Rejection ${row.id} went away while it was listed.`);
  const { seenResend: _, ...own } = shownOf(stored);
  return {
    rejection: own,
    commitment: summaryOf(row.summary),
    project: row.project,
    mayResend: mayResend(commitment, actor, { people, ...company }),
  };
}

/** How many are the caller's to fix, and how many of those they look after accounting holds. From kept counts, not by counting. */
export async function countRejections(read: Reader, caller: Caller): Promise<RejectionCount> {
  const me = await meOf(read, caller);
  const mine = fixable(me);
  const rows = await read
    .select({ erpState: stateCount.erpState, n: sql<number>`sum(${stateCount.n})` })
    .from(stateCount)
    .where(
      and(
        eq(stateCount.companyId, caller.companyId),
        or(
          ...kinds.map((kind) =>
            and(eq(stateCount.kind, kind), inArray(stateCount.projectId, projectsFor(mine, kind))),
          ),
        ),
        inArray(stateCount.erpState, ['rejected', 'awaiting']),
      ),
    )
    .groupBy(stateCount.erpState);
  const hidden = await countHidden(read, caller, me);
  const of = (state: string) => {
    const unseen = hidden.filter((row) => row.erpState === state && isFixable(mine, row)).length;
    return (rows.find((row) => row.erpState === state)?.n ?? 0) - unseen;
  };
  return { toFix: of('rejected'), withAccounting: of('awaiting') };
}

/** The kept counts know nothing of what is private, which is little. */
function countHidden(read: Reader, caller: Caller, { erpIntegrations, projects }: Me) {
  const shown = isShownTo(read, caller, erpIntegrations);
  if (!shown) return Promise.resolve([]);
  const { projectId, kind, erpState, companyId, isPrivate } = commitment;
  const visible = projects.map(({ id }) => id);
  return read
    .select({ projectId, kind, erpState })
    .from(commitment)
    .where(and(eq(companyId, caller.companyId), eq(isPrivate, true), inArray(projectId, visible), not(shown)));
}

function isFixable(mine: ReturnType<typeof fixable>, { projectId, kind }: { projectId: string; kind: string }) {
  return mine.some((one) => one.projectId === projectId && one.kind === kind);
}

function projectsFor(mine: ReturnType<typeof fixable>, kind: string): string[] {
  return mine.filter((one) => one.kind === kind).map(({ projectId }) => projectId);
}
