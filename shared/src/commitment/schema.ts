import { z } from 'zod';
import { person } from '../permission/schema';
import { text } from '../text-schema';
import { erpStates } from './erp-state';
import { kinds, statuses } from './kind';

const everyStatus = [...new Set([...statuses.subcontract, ...statuses['purchase-order']])];

export const instant = z.iso.datetime({ precision: 3 });
export const localDate = z.iso.date();

export const line = z.object({
  id: z.string(),
  description: z.string(),
  costCode: z.object({ code: z.string(), inErp: z.boolean() }).nullable(),
  costType: z.string().nullable(),
  amountCents: z.number().int(),
});
export type Line = z.infer<typeof line>;

export const contractCompany = z.object({ id: z.string(), name: z.string(), erpCode: z.string().nullable() });
export type ContractCompany = z.infer<typeof contractCompany>;

/** A commitment as Rebound holds it. Amounts in cents, retainage in percent, dates without a zone. */
export const commitment = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.enum(kinds),
  number: z.string(),
  title: z.string(),
  contractCompany: contractCompany.nullable(),
  status: z.enum(everyStatus),
  startDate: localDate.nullable(),
  completionDate: localDate.nullable(),
  retainagePercent: z.number().nullable(),
  lines: z.array(line),
  erpState: z.enum(erpStates),
  round: z.number().int(),
  createdBy: person,
  sentBy: person.nullable(),
  sentAt: instant.nullable(),
  version: z.number().int(),
  updatedAt: instant,
});
export type Commitment = z.infer<typeof commitment>;

/** The fields that accounting judges: what a rejection keeps a picture of. */
export type Judged = Pick<
  Commitment,
  'number' | 'title' | 'contractCompany' | 'status' | 'startDate' | 'completionDate' | 'retainagePercent' | 'lines'
>;

export const commitmentSummary = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.enum(kinds),
  number: z.string(),
  title: z.string(),
  contractCompany: z.string().nullable(),
  status: z.enum(everyStatus),
  erpState: z.enum(erpStates),
  round: z.number().int(),
  totalCents: z.number().int(),
  version: z.number().int(),
  updatedAt: instant,
  pageUrl: z.string(),
});
export type CommitmentSummary = z.infer<typeof commitmentSummary>;

const shortText = (max: number) => text().trim().min(1).max(max);

/** An edit: only what is named changes. Lines are replaced as a whole; a line without `id` is new. */
export const edit = z
  .strictObject({
    number: shortText(255),
    title: shortText(255),
    contractCompanyId: z.string().nullable(),
    status: z.enum(everyStatus),
    startDate: localDate.nullable(),
    completionDate: localDate.nullable(),
    retainagePercent: z.number().min(0).max(100).nullable(),
    lines: z
      .array(
        z.strictObject({
          id: z.string().nullable(),
          description: text().trim().max(1000),
          costCode: z.string().max(64).nullable(),
          costType: z.string().max(64).nullable(),
          amountCents: z.number().int().min(-1e13).max(1e13),
        }),
      )
      .max(500),
  })
  .partial()
  .refine((value) => Object.keys(value).length > 0, 'Name at least one field to change.');
export type Edit = z.infer<typeof edit>;

/** What the ERP connector reports of an accepted commitment. */
export const exportResult = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('exported') }),
  z.strictObject({ result: z.literal('failed'), message: shortText(2000) }),
]);
export type ExportResult = z.infer<typeof exportResult>;
