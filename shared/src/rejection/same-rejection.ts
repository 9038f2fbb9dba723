import type { Instant } from '../time';
import type { Rejection } from './schema';

/** A rejection as a page or a mail shows it. `by` and `at` are `null` where it does not say. */
export interface SeenRejection {
  comment: string;
  by: string | null;
  at: Instant | null;
}

type Known = Pick<Rejection, 'comment' | 'rejectedAt' | 'outcome' | 'closedAt'> & { rejectedBy: { name: string } };

/** As far as two clocks that show one moment may lie apart: a day, for a zone that was read wrongly, and some. */
export const sameMomentMs = 26 * 3_600_000;

/** Who is named where a rejection is known and its author is not. */
export const someApprover = 'Accounting';

/**
 * Which of `known` each of `seen` is, `null` for one that is news; each known one is taken once. Both from the oldest on.
 * Two are the same where comment and author agree and their times are close, the closest first; or, where `isWhole` says
 * that all there ever were are seen, where they are the n-th with that comment by that author. What was said after a known
 * one was answered is another rejection, however like it is. What tells no time is news only where nothing is like it.
 */
export function sameRejections<K extends Known>(
  known: readonly K[],
  seen: readonly SeenRejection[],
  isWhole: boolean,
): (K | null)[] {
  const same = new Map<SeenRejection, K>();
  const taken = new Set<K>();
  const pair = (one: SeenRejection, other: K | undefined) => {
    if (!other || same.has(one) || taken.has(other)) return;
    same.set(one, other);
    taken.add(other);
  };
  const pairs = seen.flatMap((one) => known.map((other) => ({ one, other, apart: apartMs(other, one, isWhole) })));
  const near = pairs.filter(({ one, other, apart }) => apart <= sameMomentMs && isAlike(other, one));
  for (const { one, other } of near.sort((a, b) => a.apart - b.apart)) pair(one, other);
  if (isWhole) for (const one of seen) pair(one, nthLike(one, known, seen));
  return seen.map((one) => same.get(one) ?? null);
}

function nthLike<K extends Known>(one: SeenRejection, known: readonly K[], seen: readonly SeenRejection[]) {
  const before = seen.slice(0, seen.indexOf(one));
  const place = before.filter(({ comment, by }) => isAlike({ comment, rejectedBy: { name: by ?? someApprover } }, one));
  return known.filter((other) => isAlike(other, one))[place.length];
}

function isAlike(known: Pick<Known, 'comment' | 'rejectedBy'>, { comment, by }: SeenRejection): boolean {
  const { name } = known.rejectedBy;
  const isBySame = by === null || name === someApprover || words(by) === words(name);
  return isBySame && words(comment) === words(known.comment);
}

function apartMs({ rejectedAt, outcome, closedAt }: Known, { at }: SeenRejection, isWhole: boolean): number {
  // Among all there ever were, its place tells which it is.
  if (at === null) return outcome === 'open' ? 0 : isWhole ? Number.POSITIVE_INFINITY : 1;
  if (closedAt !== null && at > closedAt) return Number.POSITIVE_INFINITY;
  return Math.abs(Date.parse(at) - Date.parse(rejectedAt));
}

/** Mail programs and pages break lines and spaces as they like. */
function words(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
