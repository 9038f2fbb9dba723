import { z } from 'zod';
import { instant } from '../commitment/schema';
import { person, somebody } from '../permission/schema';
import { hasInk, text } from '../text-schema';
import { evidenceGrades } from './evidence';
import { reasonCodes } from './reason-code';

export const rejectionOutcomes = ['open', 'resent', 'voided'] as const;

/** One refusal by accounting. `round` counts trips to accounting from 1. */
export const rejection = z.object({
  id: z.string(),
  commitmentId: z.string(),
  round: z.number().int(),
  comment: z.string(),
  reasonCodes: z.array(z.enum(reasonCodes)),
  rejectedBy: somebody,
  rejectedAt: instant,
  evidence: z.enum(evidenceGrades),
  outcome: z.enum(rejectionOutcomes),
  /** `closedBy` is `null` where it was answered outside Rebound; `closedAt` is then the latest that it can have been. */
  closedAt: instant.nullable(),
  closedBy: person.nullable(),
});
export type Rejection = z.infer<typeof rejection>;

/** The comment is demanded, since a rejection without a reason is what Rebound exists to end, and kept as typed. */
export const rejectRequest = z.strictObject({
  comment: text().max(10_000).refine(hasInk, 'Say what must change: a rejection needs a comment.'),
  reasonCodes: z.array(z.enum(reasonCodes)).max(5).optional(),
});
export type RejectRequest = z.infer<typeof rejectRequest>;

/** How many commitments wait for the actor to fix them, and how many accounting holds. */
export const rejectionCount = z.object({ toFix: z.number().int(), withAccounting: z.number().int() });
export type RejectionCount = z.infer<typeof rejectionCount>;
