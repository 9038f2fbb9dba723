import { randomUUID } from 'node:crypto';
import type { ErpState } from '@rebound/shared/commitment/erp-state';
import type { Commitment } from '@rebound/shared/commitment/schema';
import { type EvidenceGrade, evidenceGrades } from '@rebound/shared/rejection/evidence';
import { type SeenRejection, sameRejections, someApprover } from '@rebound/shared/rejection/same-rejection';
import type { Rejection } from '@rebound/shared/rejection/schema';
import type { Instant } from '@rebound/shared/time';
import { later } from '../notification/schedule';
import { planSeenResend, type SeenResendPlan, type ShownResend } from '../resend/plan-seen-resend';
import type { StoredRejection } from './read-rejections';

/** What a page or a mail shows of a commitment's rejections, from the oldest on. */
export interface Evidence {
  grade: Exclude<EvidenceGrade, 'recorded'>;
  rejections: readonly SeenRejection[];
  /** The re-send that it shows after the last of them; without any, of whatever rejection is on record. */
  resent?: ShownResend | null;
  /** Whether these are all there ever were, as on the Change History page, or some of them, as in one mail. */
  isWhole: boolean;
  /** How often it was sent to accounting, where all that can be seen: more often than rejected means answered. */
  sends: number | null;
}

/** What evidence leads to. Without `opened` and `answered` nothing is news. */
export interface EvidencePlan {
  /** What each of the rejections that were seen is called here. */
  ids: string[];
  opened: Rejection | null;
  /** News of what is over. */
  answered: Rejection[];
  /** The open rejection that a newer one shows to have been answered, and by when. */
  superseded: { id: string; closedAt: Instant } | null;
  /** The answer to the open rejection. */
  resent: SeenResendPlan | null;
  /** It shows such an answer, and does not prove it. */
  doubted: boolean;
  /** Rejections known so far by weaker evidence, or without their author. */
  raised: { id: string; evidence: EvidenceGrade; rejectedByName: string }[];
  set: { erpState: ErpState; round: number } | null;
}

/** A page tells its times to the minute. */
const minute = 60_000;
const movedOn: readonly ErpState[] = ['retrieved', 'accepted', 'exported'];

/** What `evidence`, heard at `now`, adds to what is known of `commitment`. `known` from the oldest on. */
export function planEvidence(
  commitment: Commitment,
  known: readonly StoredRejection[],
  evidence: Evidence,
  now: Instant,
): EvidencePlan {
  const { rejections: seen, isWhole, grade } = evidence;
  const same = sameRejections(known, seen, isWhole);
  const open = known.find(({ outcome }) => outcome === 'open') ?? null;
  const news = seen.map((one, index): Rejection | null => {
    if (same[index]) return null;
    const at = one.at ?? now;
    const isLast = index === seen.length - 1;
    const isOpen = isLast && isUnanswered(commitment, evidence, at) && (!open || at > open.rejectedAt);
    return {
      ...{ id: randomUUID(), commitmentId: commitment.id, comment: one.comment, reasonCodes: [], evidence: grade },
      ...{ rejectedBy: { id: null, name: one.by ?? someApprover, email: null }, rejectedAt: at },
      round: isOpen ? roundOf(commitment, known, evidence) : roundBefore(known, at, isWhole ? index : 0),
      outcome: isOpen ? 'open' : isLast && commitment.erpState === 'closed' ? 'voided' : 'resent',
      closedAt: isOpen ? null : (seen[index + 1]?.at ?? evidence.resent?.asOf ?? null),
      closedBy: null,
    };
  });
  const opened = news.find((one) => one?.outcome === 'open') ?? null;
  const isOfOpen = !seen.length || same.at(-1) === open;
  const resent = planSeenResend(commitment, isOfOpen ? open : null, evidence.resent ?? null);
  return {
    ids: seen.map((_, index) => same[index]?.id ?? news[index]?.id ?? ''),
    opened,
    answered: news.filter((one) => one !== null && one !== opened) as Rejection[],
    superseded: open && opened ? { id: open.id, closedAt: opened.rejectedAt } : null,
    resent: resent === 'doubted' ? null : resent,
    doubted: resent === 'doubted',
    raised: seen.flatMap((one, index) => raisedBy(same[index] ?? null, one, grade)),
    set: opened && { erpState: 'rejected', round: opened.round },
  };
}

/** Whether what was rejected at `at` is, as far as we know, still to be answered. */
function isUnanswered({ erpState, sentAt, updatedAt }: Commitment, evidence: Evidence, at: Instant): boolean {
  const { sends, rejections, isWhole, resent } = evidence;
  if (erpState === 'closed' || resent) return false;
  if (isWhole && sends !== null && sends > rejections.length) return false;
  if (sentAt !== null && later(at, minute) < sentAt) return false;
  return !movedOn.includes(erpState) || later(at, minute) >= updatedAt;
}

/** The round of a rejection that is open now: the present one, unless that was rejected before. */
function roundOf({ round }: Commitment, known: readonly Rejection[], { rejections, isWhole }: Evidence): number {
  const isFree = round > 0 && !known.some((one) => one.round >= round);
  const next = isFree ? round : Math.max(round, ...known.map((one) => one.round)) + 1;
  return isWhole ? Math.max(next, rejections.length) : next;
}

function roundBefore(known: readonly Rejection[], at: Instant, place: number): number {
  const older = known.filter(({ rejectedAt }) => rejectedAt < at);
  return Math.max(0, place, ...older.map(({ round }) => round)) + 1;
}

function raisedBy(known: Rejection | null, { by }: SeenRejection, grade: EvidenceGrade): EvidencePlan['raised'] {
  if (!known) return [];
  const isStronger = evidenceGrades.indexOf(grade) < evidenceGrades.indexOf(known.evidence);
  const isNamed = known.rejectedBy.name === someApprover && by !== null;
  if (!isStronger && !isNamed) return [];
  const rejectedByName = isNamed && by !== null ? by : known.rejectedBy.name;
  return [{ id: known.id, evidence: isStronger ? grade : known.evidence, rejectedByName }];
}
