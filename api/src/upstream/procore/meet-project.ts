import type { Instant } from '@rebound/shared/time';
import { eq } from 'drizzle-orm';
import type { Db } from '../../db/db';
import { project } from '../../permission/table';
import { about, goodForMs, isGood, noteAsked } from './asked';
import type { Client } from './client';
import { fetchProject, fetchVendor, type Vendor } from './fetch-original';
import type { Original } from './read-contract';
import { knownVendor } from './sight';

/** Whether a project is one of the client's company; if so, it is known here by its name from now on. */
export async function meetProject(db: Db, client: Client, projectId: string, at: Instant): Promise<boolean> {
  const { companyId } = client.owner;
  const what = about.theProject(projectId);
  const [known] = await db.read.select().from(project).where(eq(project.id, projectId));
  if (known && known.companyId !== companyId) return false;
  if (known && (await isGood(db.read, companyId, { what, forMs: goodForMs.project, now: at }))) return true;
  const name = await fetchProject(client, projectId);
  if (name === null) return known !== undefined;
  await db.write(async (tx) => {
    const row = { id: projectId, companyId, name };
    await tx.insert(project).values(row).onConflictDoUpdate({ target: project.id, set: { name } });
    await noteAsked(tx, companyId, what, at);
  });
  return true;
}

/** The contract company of a commitment, and whether the ERP knows it; asked anew before something is decided. */
export async function vendorOf(
  db: Db,
  client: Client,
  { vendor }: Pick<Original, 'vendor'>,
  need: 'deciding' | 'reading',
  at: Instant,
): Promise<Vendor | null> {
  if (!vendor) return null;
  const { companyId } = client.owner;
  const what = about.vendor(vendor.id);
  const known = await knownVendor(db.read, companyId, vendor.id);
  const isFresh = await isGood(db.read, companyId, { what, forMs: goodForMs.vendor, now: at });
  if (need === 'reading' && known && isFresh) return known;
  const found = await fetchVendor(client, vendor);
  await db.write((tx) => noteAsked(tx, companyId, what, at));
  return found;
}
