import { z } from 'zod';
import { change } from '../history/schema';
import { notReached, told } from '../notification/schema';
import { check, decision, lock, person } from '../permission/schema';
import { seenOnPages } from '../rejection/evidence';
import { rejection } from '../rejection/schema';
import { erpStates } from './erp-state';
import { place } from './place-schema';
import { commitment, commitmentSummary, instant } from './schema';

/** A re-send by Procore's own button that Rebound did not make, as a page showed it. `by` is `null` where it did not say. */
export const seenResend = z.object({
  by: z.string().nullable(),
  at: instant,
  on: z.enum(seenOnPages),
  /** Who had the page open. */
  seenBy: z.string(),
});
export type SeenResend = z.infer<typeof seenResend>;

/** A rejection, with who was told of it and reminded of it, newest first; and how it was answered without Rebound. */
export const toldRejection = rejection.extend({ told: z.array(told), seenResend: seenResend.nullable() });
export type ToldRejection = z.infer<typeof toldRejection>;

/** Everything a panel shows of one commitment, for one actor. */
export const commitmentView = z.object({
  commitment,
  /** Where it lives, and so where its steps are taken: here, or on Procore's own page. */
  upstream: z.enum(['ledger', 'procore']),
  /** False while nothing has been heard of its way to accounting: 'not-sent' then means that nobody here knows. */
  erpKnown: z.boolean(),
  project: z.object({ id: z.string(), name: z.string() }),
  company: z.object({ id: z.string(), name: z.string(), currency: z.string() }),
  erp: z.string(),
  pageUrl: z.string(),
  /** Newest first; the first one is the one to answer while it is open. */
  rejections: z.array(toldRejection),
  /** Since the newest rejection; empty without one. */
  changes: z.array(change),
  checks: z.array(check),
  locks: z.array(lock),
  may: z.object({
    send: decision,
    resend: decision,
    retrieve: decision,
    accept: decision,
    reject: decision,
    void: decision,
    edit: decision,
    undo: decision,
  }),
  /**
   * While the letters of a re-send are held and it can be taken back: until when, and how long that is from this answer,
   * so that no two clocks need to agree.
   */
  undo: z.object({ until: instant, leftMs: z.number().int() }).nullable(),
  /** The ERP's message, while the export has failed. */
  exportError: z.string().nullable(),
  /** Who is mailed when it is re-sent. */
  approvers: z.array(person),
  /** Who was told of the newest rejection, re-send, …, newest first. */
  told: z.array(told),
  /** Whom the letters that matter in its state did not reach, where that is of this actor's concern. */
  notReached: notReached.nullable(),
  /** Whether this actor wants to be told of its rejections. */
  following: z.boolean(),
});
export type CommitmentView = z.infer<typeof commitmentView>;

const commitmentId = z.string().min(1).max(64);

/** `places`, by commitment, says where those are that may not be known yet. Looked at where they live in Procore. */
export const lookupRequest = z.strictObject({
  commitmentIds: z.array(commitmentId).max(200),
  places: z.record(commitmentId, place).optional(),
});
export type LookupRequest = z.infer<typeof lookupRequest>;

/** What a page's chips need, of those asked for that exist for the actor. */
export const lookup = z.object({
  commitments: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      erpState: z.enum(erpStates),
      round: z.number().int(),
      rejectedAt: instant.nullable(),
      /** How many changes there are since the newest rejection, where that is told. */
      changed: z.number().int().optional(),
    }),
  ),
});
export type Lookup = z.infer<typeof lookup>;

/** One line of the list of rejected commitments. */
export const rejectionItem = z.object({
  rejection,
  commitment: commitmentSummary,
  project: z.object({ id: z.string(), name: z.string() }),
  mayResend: decision,
});
export type RejectionItem = z.infer<typeof rejectionItem>;

/** One page of a list; `next` asks for the following one, `null` at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export interface Page<T> {
  items: T[];
  next: string | null;
}
