import { z } from 'zod';
import { place } from '../commitment/place-schema';
import { text } from '../text-schema';

/** A clock on the wall, as a page shows it: no zone, to the minute. */
const wallMinute = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/);

/** What the Change History tab of a commitment's page shows of its rejections: all of them, from the oldest on. */
export const pageEvidence = z.strictObject({
  commitmentId: z.string().min(1).max(64),
  place: place.optional(),
  grade: z.literal('seen-on-page'),
  rejections: z
    .array(
      z.strictObject({
        comment: text().min(1).max(10_000),
        by: text().trim().min(1).max(300),
        at: wallMinute.nullable(),
      }),
    )
    .max(200),
  /** How often it was sent to the ERP; `null` where the page does not tell. */
  sends: z.number().int().min(0).max(10_000).nullable(),
});
export type PageEvidence = z.infer<typeof pageEvidence>;

/** How many of them were news, and how many were known. */
export const evidenceTaken = z.object({ recorded: z.number().int(), known: z.number().int() });
export type EvidenceTaken = z.infer<typeof evidenceTaken>;
