import { z } from 'zod';
import { place } from '../commitment/place-schema';
import { text } from '../text-schema';

/** A clock on the wall, as a page shows it: no zone, to the minute. */
const wallMinute = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/);

const name = text().trim().min(1).max(300);
const about = {
  commitmentId: z.string().min(1).max(64),
  place: place.optional(),
  grade: z.literal('seen-on-page'),
};
const ageMs = z.number().int().min(0).max(1e12);

/** What the Change History tab of a commitment's page shows of its rejections: all of them, from the oldest on. */
export const historyEvidence = z.strictObject({
  ...about,
  rejections: z
    .array(
      z.strictObject({
        comment: text().min(1).max(10_000),
        by: name,
        at: wallMinute.nullable(),
        /** The first line after it, and before the next one, that says that it was sent again; `null` without one. */
        resent: z.strictObject({ by: name.nullable(), at: wallMinute }).nullable().default(null),
      }),
    )
    .max(200),
  /** How often it was sent to the ERP; `null` where the page does not tell. */
  sends: z.number().int().min(0).max(10_000).nullable(),
  /** For how long it has stood on the page just so; `null` where that cannot be told, as of a page out of a cache. */
  ageMs: ageMs.nullable().default(null),
});

/** That the mark on a commitment's page was the one of a returned commitment, and has become the one of a sent one. */
export const turnEvidence = z.strictObject({
  ...about,
  turned: z.literal('sent'),
  /** How long ago. */
  ageMs,
});

/** What a page of Procore shows of a commitment's way to accounting. */
export const pageEvidence = z.union([historyEvidence, turnEvidence]);
export type PageEvidence = z.infer<typeof pageEvidence>;
export type HistoryEvidence = z.infer<typeof historyEvidence>;

/**
 * How many rejections and re-sends were news, and how many rejections were known. `doubted`: it shows a re-send of the
 * open rejection, and might be older than that; a page that is shown anew may prove it.
 */
export const evidenceTaken = z.object({
  recorded: z.number().int(),
  known: z.number().int(),
  doubted: z.boolean(),
});
export type EvidenceTaken = z.infer<typeof evidenceTaken>;
