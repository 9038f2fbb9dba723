import { z } from 'zod';
import { instant } from '../commitment/schema';
import { told } from '../notification/schema';
import { somebody } from '../permission/schema';

export const changedFields = [
  'number',
  'title',
  'contract-company',
  'status',
  'start-date',
  'completion-date',
  'retainage',
  'line-added',
  'line-removed',
  'line-description',
  'line-cost-code',
  'line-cost-type',
  'line-amount',
] as const;
export type ChangedField = (typeof changedFields)[number];

/** One difference, its values as people read them; `line` counts from 1 and is `null` for a field of the header. */
export const change = z.object({
  field: z.enum(changedFields),
  line: z.number().int().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type Change = z.infer<typeof change>;

/** A line of the Change History, in Procore's columns: Date, Action By, Changed, From, To; and whom it was told to. */
export const historyRow = z.object({
  id: z.string(),
  at: instant,
  by: somebody,
  changed: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** By which letter, when, and what became of it; newest first. */
  told: z.array(told),
});
export type HistoryRow = z.infer<typeof historyRow>;

/** The end of a company's chain of history. `hash` stands for all `rows` of it, so that who has noted it can tell later whether one was changed. */
export const historyHead = z.object({ rows: z.number().int(), hash: z.string() });
export type HistoryHead = z.infer<typeof historyHead>;
