import { createHash, timingSafeEqual } from 'node:crypto';
import type { Kind } from '@rebound/shared/commitment/kind';
import { z } from 'zod';

const id = z.union([z.number().int().transform(String), z.string().min(1).max(64)]);
const maybe = id.nullish().transform((value) => value ?? null);

/** v2.0, and v3.0, which adds to it; the `ulid` is there in some of them, and the number in all. */
const numbered = z.object({
  ...{
    id,
    ulid: z.string().min(1).max(64).nullish(),
    resource_name: z.string(),
    resource_id: id,
    event_type: z.string(),
  },
  ...{ company_id: id, project_id: maybe, user_id: maybe },
});
const v4 = z.object({
  ...{ id, resource_type: z.string(), resource_id: id, reason: z.string() },
  ...{ company_id: id, project_id: maybe, user_id: maybe },
});

/** One word of Procore about one commitment. `kind` is `null` where it does not say which. */
export interface ProcoreNews {
  id: string;
  companyId: string;
  projectId: string;
  commitmentId: string;
  kind: Kind | null;
  byUser: string | null;
  /** It was deleted. */
  isGone: boolean;
}

const kinds: Record<string, Kind | null> = {
  workordercontracts: 'subcontract',
  purchaseordercontracts: 'purchase-order',
  commitmentcontracts: null,
  commitments: null,
};

/** What a webhook says in any of its three forms; `null` where it is not about a commitment of a project. */
export function newsIn(body: unknown): ProcoreNews | null {
  const newer = v4.safeParse(body);
  const older = numbered.safeParse(body);
  const read = newer.success
    ? { ...newer.data, name: newer.data.resource_type, key: newer.data.id, what: newer.data.reason }
    : older.success
      ? {
          ...older.data,
          name: older.data.resource_name,
          key: older.data.ulid ?? older.data.id,
          what: older.data.event_type,
        }
      : null;
  if (!read?.project_id) return null;
  const kind = kinds[read.name.toLowerCase().replace(/[^a-z]/g, '')];
  if (kind === undefined) return null;
  const { company_id: companyId, project_id: projectId, resource_id: commitmentId, user_id: byUser } = read;
  const isGone = /^delete/i.test(read.what);
  return { id: read.key, companyId, projectId, commitmentId, kind, byUser, isGone };
}

/** Whether a header is the secret, in a time that does not tell how much of it is. */
export function isSecret(header: string | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return header !== undefined && timingSafeEqual(digest(header), digest(secret));
}
