import { locksOn } from '@rebound/shared/commitment/locks';
import { commitmentUrl } from '@rebound/shared/commitment/page-url';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { notReached } from '@rebound/shared/notification/not-reached';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import type { HeldResend } from '@rebound/shared/resend/may-undo';
import { preflight } from '@rebound/shared/resend/preflight';
import type { Instant } from '@rebound/shared/time';
import type { Reader } from '../db/db';
import { exportErrorOf } from '../history/export-error';
import { isFollowing } from '../notification/follow/follow';
import { asTold, readTold, type ToldLetter, toldOfNewest } from '../notification/told-of';
import type { Caller } from '../permission/caller';
import { shownOf } from '../rejection/read-rejections';
import { resendOf } from '../resend/read-resend';
import { mayOf } from './may-of';
import { readSituation, type Situation } from './situation';

/** What a panel shows of a commitment, and what this caller may do with it at `at`, which is now. */
export async function viewOf(
  read: Reader,
  caller: Caller,
  id: string,
  { at, upstream }: { at: Instant; upstream: CommitmentView['upstream'] },
): Promise<CommitmentView> {
  const situation = await readSituation(read, caller, id);
  const { commitment } = situation;
  const scope = { companyId: caller.companyId, commitmentId: id };
  const resend = commitment.erpState === 'awaiting' ? await resendOf(read, caller, commitment) : null;
  const letters = await readTold(read, scope);
  return {
    ...viewIn(situation, caller, resend, at),
    upstream,
    erpKnown: upstream === 'ledger' || commitment.erpState !== 'not-sent' || situation.rejections.length > 0,
    exportError: commitment.erpState === 'export-failed' ? await exportErrorOf(read, scope) : null,
    ...toldIn(situation, caller, letters),
    following: await isFollowing(read, caller, id),
  };
}

export function pageUrlOf({ commitment, company }: Pick<Situation, 'commitment' | 'company'>): string {
  return commitmentUrl(company.webUrl, { companyId: company.id, ...commitment });
}

function viewIn(
  situation: Situation,
  caller: Caller,
  resend: HeldResend | null,
  at: Instant,
): Omit<CommitmentView, keyof ReturnType<typeof toldIn> | 'upstream' | 'erpKnown' | 'exportError' | 'following'> {
  const { commitment, company, project, people, rejections } = situation;
  const newest = rejections[0];
  return {
    commitment,
    project,
    company: { id: company.id, name: company.name, currency: company.currency },
    erp: company.connection.name,
    pageUrl: pageUrlOf(situation),
    changes: newest ? changesBetween(newest.picture, commitment) : [],
    checks: preflight(commitment, company.connection),
    locks: locksOn(commitment, company),
    may: mayOf(situation, caller, resend, at),
    undo: resend && holdOf(resend, at),
    approvers: [...people.approvers],
  };
}

function toldIn({ commitment, people, rejections }: Situation, caller: Caller, letters: readonly ToldLetter[]) {
  const told = toldOfNewest(letters);
  const toldRejections = rejections.map((rejection) => ({
    ...shownOf(rejection),
    told: letters.filter(({ eventId }) => eventId === rejection.id).map(asTold),
  }));
  const telling = { ...people, erpState: commitment.erpState, told, rejection: toldRejections[0] ?? null };
  return { told, rejections: toldRejections, notReached: notReached(telling, caller.person) };
}

function holdOf({ heldUntil }: HeldResend, at: Instant): CommitmentView['undo'] {
  const leftMs = Date.parse(heldUntil) - Date.parse(at);
  return leftMs > 0 ? { until: heldUntil, leftMs } : null;
}
