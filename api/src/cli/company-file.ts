import { kinds, statuses } from '@rebound/shared/commitment/kind';
import { instant, localDate } from '@rebound/shared/commitment/schema';
import { mostDays, mostHolidays, summaryDays, usualNotices } from '@rebound/shared/notification/settings';
import { granularPermissions, levels } from '@rebound/shared/permission/level';
import { undoSeconds } from '@rebound/shared/resend/may-undo';
import { text } from '@rebound/shared/text-schema';
import type { LocalDate } from '@rebound/shared/time';
import { isZone } from '@rebound/shared/wall-clock';
import { z } from 'zod';

export const zoneName = z.string().refine(isZone, 'is an IANA zone, like Europe/Berlin');
export const hourOfDay = z.number().int().min(0).max(23);
export const dayCount = z.number().int().min(1).max(mostDays);
/** Local dates, in order and once each. */
export const holidayList = z
  .array(localDate)
  .max(mostHolidays)
  .transform((dates): readonly LocalDate[] => [...new Set(dates)].sort());

const id = z.string().min(1).max(64);
const status = z.enum([...new Set([...statuses.subcontract, ...statuses['purchase-order']])]);
const textRule = z.strictObject({
  maxLength: z.number().int().positive().optional(),
  overflow: z.enum(['refused', 'truncated']).optional(),
  forbidden: z.string().optional(),
});

export const connection = z.strictObject({
  name: text().min(1),
  kinds: z.array(z.enum(kinds)),
  statuses: z.strictObject({ subcontract: z.array(status), 'purchase-order': z.array(status) }),
  number: textRule,
  title: textRule,
  startDateRequired: z.boolean(),
  lines: z.strictObject({ erpCostCode: z.enum(['one', 'all']), costType: z.enum(['any', 'all', 'same']) }),
});

const person = z.strictObject({
  id,
  name: text().min(1),
  email: z.email().toLowerCase(),
  erpIntegrations: z.enum(levels),
  canPushToAccounting: z.boolean(),
  projects: z.array(
    z.strictObject({ projectId: id, commitments: z.enum(levels), granular: z.array(z.enum(granularPermissions)) }),
  ),
});

const line = z.strictObject({
  id,
  description: text(),
  costCode: z.string().nullable(),
  costType: z.string().nullable(),
  amountCents: z.number().int(),
});

const commitment = z.strictObject({
  id,
  projectId: id,
  kind: z.enum(kinds),
  number: text().min(1).max(255),
  title: text().min(1).max(255),
  contractCompanyId: id.nullable(),
  status,
  startDate: localDate.nullable(),
  completionDate: localDate.nullable(),
  retainagePercent: z.number().min(0).max(100).nullable(),
  lines: z.array(line),
  createdBy: id,
  createdAt: instant,
});

/** A company as an operator brings it in: its people, projects and ERP connection, and commitments not sent yet. */
export const companyFile = z.strictObject({
  id,
  name: text().min(1),
  currency: z.string().length(3),
  webUrl: z.url(),
  locksApproved: z.boolean(),
  secondPairOfEyes: z.boolean(),
  undoSeconds: z.number().int().min(undoSeconds.least).max(undoSeconds.most).default(undoSeconds.usual),
  zone: zoneName.default(usualNotices.zone),
  summaryDays: z.enum(summaryDays).default(usualNotices.summaryDays),
  summaryHour: hourOfDay.default(usualNotices.summaryHour),
  lateAfterDays: dayCount.default(usualNotices.lateAfterDays),
  reminders: z.boolean().default(usualNotices.reminders),
  remindAfterDays: dayCount.default(usualNotices.remindAfterDays),
  holidays: holidayList.default([...usualNotices.holidays]),
  tellCreator: z.boolean().default(usualNotices.tellCreator),
  allowedSenders: z.array(z.string()).default([]),
  connection,
  projects: z.array(z.strictObject({ id, name: text().min(1) })),
  people: z.array(person),
  contractCompanies: z.array(z.strictObject({ id, name: text().min(1), erpCode: z.string().nullable() })),
  costCodes: z.array(z.strictObject({ code: z.string().min(1), name: text(), inErp: z.boolean() })),
  commitments: z.array(commitment),
});
export type CompanyFile = z.infer<typeof companyFile>;
