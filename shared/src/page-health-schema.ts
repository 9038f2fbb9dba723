import { z } from 'zod';
import { instant } from './commitment/schema';
import { hasInk, text } from './text-schema';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const kebabOrCamel = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$|^[a-z][a-zA-Z0-9]*$/;

/** How the extension calls one kind of page of somebody else's: the name of its folder. */
export const adapterId = z.string().max(40).regex(kebab, 'is the name of an adapter, like gmail');

/** How many elements each named selector of an adapter found. Names and numbers: nothing that a page says fits in it. */
export const pageShape = z
  .record(z.string().max(40).regex(kebabOrCamel, 'is the name of a selector'), z.int().min(0).max(1_000_000))
  .refine((shape) => Object.keys(shape).length <= 40, 'has at most 40 selectors');

export const browserKinds = ['chrome', 'edge', 'firefox', 'other'] as const;
export type BrowserKind = (typeof browserKinds)[number];

/** A page that an adapter of the extension recognised and could not read. */
export const pageMiss = z.strictObject({
  adapter: adapterId,
  /** Of the extension. */
  version: z.string().regex(/^\d{1,9}(\.\d{1,9}){0,3}$/, 'is a version, like 1.4.0'),
  browser: z.enum(browserKinds),
  shape: pageShape,
});
export type PageMiss = z.infer<typeof pageMiss>;

/** Whether the miss is on record, and for how many others the company has room. */
export const missRecorded = z.object({ kept: z.boolean(), room: z.int() });
export type MissRecorded = z.infer<typeof missRecorded>;

/** Why an adapter is paused, in the operator's words: one line, nothing in it that cannot be seen. */
export const pauseReason = text()
  .trim()
  .max(300)
  .refine(hasInk, 'says something')
  .refine((reason) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(reason), 'is one line of plain text');

/** An adapter that the operator has paused, for everybody. */
export const pagePause = z.object({ adapter: adapterId, pausedAt: instant, reason: z.string() });
export type PagePause = z.infer<typeof pagePause>;

export const pagePauses = z.object({ pauses: z.array(pagePause) });
export type PagePauses = z.infer<typeof pagePauses>;
