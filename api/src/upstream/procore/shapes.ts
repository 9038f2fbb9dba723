import { z } from 'zod';

/** An id, of v1 (a number of any size) or of v2 (a text). */
const id = z.union([z.number().int().transform(String), z.string().min(1).max(64)]);
const maybeId = id.nullish().transform((value) => value ?? null);
const words = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? null);
const yes = z.boolean().nullish().transform(Boolean);

export const meShape = z.object({ id, login: z.string().min(3), name: words });
export type ProcoreMe = z.infer<typeof meShape>;

export const companyShape = z.object({ id, name: words, is_active: z.boolean().nullish() });

export const permissionsShape = z.object({
  tools: z.array(
    z.object({
      name: words,
      friendly_name: words,
      user_access_level: z.object({ name: words }).nullish(),
      permitted_actions: z.array(z.object({ action_name: words, label: words })).nullish(),
    }),
  ),
});
export type Tools = z.infer<typeof permissionsShape>['tools'];

export const userShape = z.object({
  id,
  name: words,
  email_address: words,
  is_active: z.boolean().nullish(),
  erp_integrated_accountant: z.boolean().nullish(),
});
export type ProcoreUser = z.infer<typeof userShape>;

export const projectShape = z.object({
  id,
  name: words,
  active: z.boolean().nullish(),
  is_erp_integrated: z.boolean().nullish(),
  company: z.object({ id: maybeId }).nullish(),
});

export const lineShape = z.object({
  id,
  description: words,
  amount: words,
  position: z.number().nullish(),
  cost_code: z.object({ full_code: words, code: words, name: words, origin_id: maybeId }).nullish(),
  wbs_code: z.object({ flat_code: words }).nullish(),
  line_item_type: z.object({ name: words }).nullish(),
});
export type ProcoreLine = z.infer<typeof lineShape>;

/** A work order contract or a purchase order contract: what v1.0 says of both, by either's names. */
export const contractShape = z.object({
  id,
  number: words,
  title: words,
  status: words,
  private: yes,
  vendor: z.object({ id: maybeId, company: words, name: words }).nullish(),
  contract_start_date: words,
  contract_estimated_completion_date: words,
  contract_date: words,
  delivery_date: words,
  retainage_percent: words,
  created_by_id: maybeId,
  created_at: words,
  updated_at: words,
  deleted_at: words,
  origin_id: maybeId,
  project: z.object({ id: maybeId }).nullish(),
  line_items: z.array(lineShape).nullish(),
});
export type Contract = z.infer<typeof contractShape>;

export const vendorShape = z.object({ id, name: words, synced_to_erp: yes, origin_id: maybeId, origin_code: words });

export const contractTypeShape = z.object({ data: z.object({ id, type: z.string() }) });

export const hookShape = z.object({
  id,
  status: words,
  payload_version: words,
  namespace: words,
  destination_url: words,
});
export type Hook = z.infer<typeof hookShape>;
