import { z } from 'zod';
import { erpStates } from '../commitment/erp-state';
import { fields } from '../commitment/field';
import { lockReasons } from '../commitment/locks';
import { granularPermissions, levels } from './level';
import { scopes } from './scope';

export const person = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type Person = z.infer<typeof person>;

/** Who did something: a person of the company, or nobody but the name that a page or a mail gave. */
export const somebody = z.object({ id: z.string().nullable(), name: z.string(), email: z.string().nullable() });
export type Somebody = z.infer<typeof somebody>;

export const checkCodes = [
  'kind-taken',
  'contract-company-linked',
  'status',
  'number-length',
  'number-characters',
  'title-length',
  'title-characters',
  'start-date',
  'has-lines',
  'cost-codes',
  'cost-types',
  'same-cost-type',
] as const;

/**
 * One thing that must be true before accounting can accept. `blocking` is false for what the ERP only cuts off. `named`
 * are the statuses that fit, or the characters that do not.
 */
export const check = z.object({
  code: z.enum(checkCodes),
  field: z.enum(fields),
  ok: z.boolean(),
  blocking: z.boolean(),
  erp: z.string(),
  limit: z.number().int().nullable(),
  actual: z.number().int().nullable(),
  named: z.array(z.string()),
  lines: z.array(z.number().int()),
});
export type Check = z.infer<typeof check>;

export const lock = z.object({ field: z.enum(fields), because: z.enum(lockReasons) });

export const need = z.enum(['admin-commitments', 'update-commitment', 'push-to-accounting']);
export type Need = z.infer<typeof need>;

export const refusal = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('wrong-state'), state: z.enum(erpStates) }),
  z.object({ reason: z.literal('not-rejected'), state: z.enum(erpStates) }),
  z.object({ reason: z.literal('no-void') }),
  z.object({ reason: z.literal('not-resent') }),
  z.object({ reason: z.literal('too-late') }),
  z.object({ reason: z.literal('not-own-resend'), who: z.array(person) }),
  z.object({ reason: z.literal('not-permitted'), needs: need, who: z.array(person) }),
  z.object({ reason: z.literal('own-submission'), who: z.array(person) }),
  /** The token of a connector is not for this: one with `scope` is, or with `null` none. `who` may do it instead. */
  z.object({ reason: z.literal('scope-missing'), scope: z.enum(scopes).nullable(), who: z.array(person) }),
  z.object({ reason: z.literal('preflight'), faults: z.array(check) }),
  z.object({
    reason: z.literal('locked'),
    locks: z.array(lock),
  }),
]);
export type Refusal = z.infer<typeof refusal>;

export const decision = z.discriminatedUnion('may', [
  z.object({ may: z.literal(true) }),
  z.object({ may: z.literal(false), refusal }),
]);
export type Decision = z.infer<typeof decision>;

export const me = z.object({
  person,
  company: z.object({ id: z.string(), name: z.string() }),
  erpIntegrations: z.enum(levels),
  canPushToAccounting: z.boolean(),
  /** Whether they want the daily summary, which approvers get. */
  dailySummary: z.boolean(),
  /** What a connector's token is for; absent for people. */
  scopes: z.array(z.enum(scopes)).optional(),
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      commitments: z.enum(levels),
      granular: z.array(z.enum(granularPermissions)),
    }),
  ),
});
export type Me = z.infer<typeof me>;

/** What people choose for themselves. */
export const ownWishes = z.strictObject({ dailySummary: z.boolean() });
export type OwnWishes = z.infer<typeof ownWishes>;

export const codeRequest = z.strictObject({ email: z.email().max(254) });
export const signInRequest = z.strictObject({ email: z.email().max(254), code: z.string().regex(/^\d{6}$/) });
export const signedIn = z.object({ token: z.string(), person });
export type SignedIn = z.infer<typeof signedIn>;

/** Where one is signed in. `lastUsedAt` is to the hour; `current` is the one that asks. */
export const session = z.object({
  id: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;
