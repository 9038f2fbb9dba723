import { locksOn } from '@rebound/shared/commitment/locks';
import { commitmentUrl } from '@rebound/shared/commitment/page-url';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { mayEdit } from '@rebound/shared/permission/may-edit';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import { mayDecide } from '@rebound/shared/rejection/may-decide';
import { mayResend, mayRetrieve, maySend, mayVoid } from '@rebound/shared/resend/may-resend';
import { type HeldResend, mayUndo } from '@rebound/shared/resend/may-undo';
import { preflight } from '@rebound/shared/resend/preflight';
import type { Instant } from '@rebound/shared/time';
import type { Reader } from '../db/db';
import { exportErrorOf } from '../history/export-error';
import { toldOf } from '../notification/told-of';
import type { Caller } from '../permission/caller';
import { resendOf } from '../resend/read-resend';
import { readSituation, type Situation } from './situation';

/** What a panel shows of a commitment, and what this caller may do with it at `at`, which is now. */
export async function viewOf(read: Reader, caller: Caller, id: string, at: Instant): Promise<CommitmentView> {
  const situation = await readSituation(read, caller, id);
  const { commitment } = situation;
  const scope = { companyId: caller.companyId, commitmentId: id };
  const resend = commitment.erpState === 'awaiting' ? await resendOf(read, caller, commitment) : null;
  return {
    ...viewIn(situation, resend, at),
    exportError: commitment.erpState === 'export-failed' ? await exportErrorOf(read, scope) : null,
    told: await toldOf(read, scope),
  };
}

export function pageUrlOf({ commitment, company }: Pick<Situation, 'commitment' | 'company'>): string {
  return commitmentUrl(company.webUrl, { companyId: company.id, ...commitment });
}

function viewIn(
  situation: Situation,
  resend: HeldResend | null,
  at: Instant,
): Omit<CommitmentView, 'told' | 'exportError'> {
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
      undo: mayUndo(commitment, actor, { people, resend }, at),
    },
    undo: resend && holdOf(resend, at),
    approvers: [...people.approvers],
  };
}

function holdOf({ heldUntil }: HeldResend, at: Instant): CommitmentView['undo'] {
  const leftMs = Date.parse(heldUntil) - Date.parse(at);
  return leftMs > 0 ? { until: heldUntil, leftMs } : null;
}
