import type { ErpState } from '@rebound/shared/commitment/erp-state';
import { commitmentUrl } from '@rebound/shared/commitment/page-url';
import type { CommitmentSummary } from '@rebound/shared/commitment/schema';
import type { Page } from '@rebound/shared/commitment/view-schema';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { pageFrom, readCursor } from '../cursor';
import type { Reader } from '../db/db';
import type { Caller } from '../permission/caller';
import { meOf, visibleProjects } from '../permission/projects-of';
import { company } from '../permission/table';
import { isShownTo } from './private';
import { commitment, contractCompany, line } from './table';

export interface Wanted {
  projectId?: string | undefined;
  erpState?: ErpState | undefined;
  cursor?: string | undefined;
  limit: number;
}

export const summaryColumns = {
  id: commitment.id,
  companyId: commitment.companyId,
  projectId: commitment.projectId,
  kind: commitment.kind,
  number: commitment.number,
  title: commitment.title,
  contractCompany: contractCompany.name,
  status: commitment.status,
  erpState: commitment.erpState,
  round: commitment.round,
  totalCents: sql<number>`(select coalesce(sum(${line.amountCents}), 0) from ${line} where ${line.companyId} = ${commitment.companyId} and ${line.commitmentId} = ${commitment.id})`,
  version: commitment.version,
  updatedAt: commitment.updatedAt,
  webUrl: company.webUrl,
};

type Row = Omit<CommitmentSummary, 'pageUrl'> & { companyId: string; webUrl: string };

export function summaryOf({ webUrl, companyId, ...row }: Row): CommitmentSummary {
  return { ...row, pageUrl: commitmentUrl(webUrl, { companyId, ...row }) };
}

/** The commitments that the caller may see, by id. */
export async function listCommitments(read: Reader, caller: Caller, wanted: Wanted): Promise<Page<CommitmentSummary>> {
  const me = await meOf(read, caller);
  const visible = visibleProjects(me);
  const after = readCursor(wanted.cursor);
  const rows = await read
    .select(summaryColumns)
    .from(commitment)
    .innerJoin(company, eq(company.id, commitment.companyId))
    .leftJoin(contractCompany, eq(contractCompany.id, commitment.contractCompanyId))
    .where(
      and(
        eq(commitment.companyId, caller.companyId),
        inArray(commitment.projectId, wanted.projectId ? visible.filter((id) => id === wanted.projectId) : visible),
        isShownTo(read, caller, me.erpIntegrations),
        wanted.erpState && eq(commitment.erpState, wanted.erpState),
        after ? gt(commitment.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(asc(commitment.id))
    .limit(wanted.limit + 1);
  return pageFrom(rows, wanted.limit, (row) => [row.id], summaryOf);
}
