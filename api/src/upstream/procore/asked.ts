import type { Instant } from '@rebound/shared/time';
import { and, eq, inArray } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/db';
import { procoreAsked } from './table';

/** What Procore is asked about, and for how long its answer is good. */
export const goodForMs = {
  permission: 10 * 60_000,
  people: 15 * 60_000,
  project: 60 * 60_000,
  vendor: 15 * 60_000,
} as const;

export const about = {
  company: (personId: string) => `permission of ${personId} in the company`,
  project: (personId: string, projectId: string) => `permission of ${personId} in ${projectId}`,
  people: () => 'people',
  projectPeople: (projectId: string) => `people of ${projectId}`,
  theProject: (projectId: string) => `project ${projectId}`,
  hidden: (personId: string, commitmentId: string) => `commitment ${commitmentId} is hidden from ${personId}`,
  vendor: (vendorId: string) => `vendor ${vendorId}`,
};

export async function askedAt(read: Reader, companyId: string, whats: string[]): Promise<Map<string, Instant>> {
  const rows = await read
    .select({ what: procoreAsked.what, at: procoreAsked.at })
    .from(procoreAsked)
    .where(and(eq(procoreAsked.companyId, companyId), inArray(procoreAsked.what, whats)));
  return new Map(rows.map(({ what, at }) => [what, at]));
}

/** Whether the answer to `what` is still good at `now`. */
export async function isGood(
  read: Reader,
  companyId: string,
  { what, forMs, now }: { what: string; forMs: number; now: Instant },
): Promise<boolean> {
  const at = (await askedAt(read, companyId, [what])).get(what);
  return at !== undefined && Date.parse(now) - Date.parse(at) < forMs;
}

export async function noteAsked(tx: Tx, companyId: string, what: string, at: Instant): Promise<void> {
  await tx
    .insert(procoreAsked)
    .values({ companyId, what, at })
    .onConflictDoUpdate({ target: [procoreAsked.companyId, procoreAsked.what], set: { at } });
}
