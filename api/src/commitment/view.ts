import { locksOn } from '@rebound/shared/commitment/locks';
import { commitmentUrl } from '@rebound/shared/commitment/page-url';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { mayEdit } from '@rebound/shared/permission/may-edit';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { mayDecide } from '@rebound/shared/rejection/may-decide';
import { mayResend, mayRetrieve, maySend, mayVoid } from '@rebound/shared/resend/may-resend';
import { preflight } from '@rebound/shared/resend/preflight';
import type { Reader } from '../db/db';
import { toldOf } from '../notification/told-of';
import type { Caller } from '../permission/caller';
import { readSituation, type Situation } from './situation';

/** What a panel shows of a commitment, and what this caller may do with it, read now. */
export async function viewOf(read: Reader, caller: Caller, id: string): Promise<CommitmentView> {
  const situation = await readSituation(read, caller, id);
  return { ...viewIn(situation), told: await toldOf(read, { companyId: caller.companyId, commitmentId: id }) };
}

export function pageUrlOf({ commitment, company }: Pick<Situation, 'commitment' | 'company'>): string {
  return commitmentUrl(company.webUrl, { companyId: company.id, ...commitment });
}

function viewIn(situation: Situation): Omit<CommitmentView, 'told'> {
  const { commitment, company, project, actor, people, rejections } = situation;
  const rules = { people, ...company };
  const newest = rejections[0];
  return {
    commitment,
    project,
    company: { id: company.id, name: company.name, currency: company.currency },
    erp: company.connection.name,
    pageUrl: pageUrlOf(situation),
    rejections: rejections.map(({ picture: _, ...rejection }) => rejection),
    changes: newest ? changesBetween(newest.picture, commitment) : [],
    checks: preflight(commitment, company.connection),
    locks: locksOn(commitment, company),
    may: {
      send: maySend(commitment, actor, rules),
      resend: mayResend(commitment, actor, rules),
      retrieve: mayRetrieve(commitment, actor, rules),
      accept: mayDecide('accept', commitment, actor, rules),
      reject: mayDecide('reject', commitment, actor, rules),
      void: mayVoid(commitment, actor, rules),
      edit: mayEdit(commitment, actor, rules),
    },
    approvers: [...people.approvers],
  };
}
