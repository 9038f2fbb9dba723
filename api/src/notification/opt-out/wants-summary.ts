import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import type { Db, Reader } from '../../db/db';
import { company, person } from '../../permission/table';

/** Somebody as the page about their daily summary names them. */
export interface SummaryReader {
  companyId: string;
  company: string;
  email: string;
  wants: boolean;
}

/** `null` for nobody, and for who is shut out. */
export async function summaryReader(read: Reader, personId: string): Promise<SummaryReader | null> {
  const [found] = await read
    .select({ companyId: company.id, company: company.name, email: person.email, wants: person.dailySummary })
    .from(person)
    .innerJoin(company, eq(company.id, person.companyId))
    .where(and(eq(person.id, personId), eq(person.disabled, false), eq(person.connector, false)));
  return found ?? null;
}

/** Whether somebody gets the daily summary from now on. The same wish twice is one. */
export async function setWantsSummary(
  db: Db,
  { companyId, personId, wants, at }: { companyId: string; personId: string; wants: boolean; at: Instant },
): Promise<void> {
  await db.write((tx) =>
    tx
      .update(person)
      .set({ dailySummary: wants, updatedAt: new Date(at) })
      .where(and(eq(person.companyId, companyId), eq(person.id, personId))),
  );
}
