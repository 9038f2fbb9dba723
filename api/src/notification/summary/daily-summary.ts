import { erpIntegrationsUrl } from '@rebound/shared/commitment/page-url';
import { summaryDateDue } from '@rebound/shared/notification/summary-date';
import type { Instant, LocalDate } from '@rebound/shared/time';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Reader } from '../../db/db';
import type { Deps } from '../../deps';
import { headText, historyHead } from '../../history/history-head';
import { approversOf } from '../../permission/approvers-of';
import { company, person } from '../../permission/table';
import { enqueue, type LetterDraft } from '../enqueue';
import { draftSummary } from './draft-summary';
import { dailySummary } from './table';
import { whatWaits } from './what-waits';

type Company = typeof company.$inferSelect;
export type SummaryDeps = Pick<Deps, 'db' | 'log' | 'mail' | 'stopLinks' | 'lettersWait'>;

/**
 * Writes the daily summaries that are due at `now`: for each company and local date one, or none while nothing waits.
 * Any number of processes may do this at any time, again and again.
 */
export async function tellSummaries(deps: SummaryDeps, now: Instant): Promise<void> {
  const companies = await deps.db.read
    .select({ company, lastDate })
    .from(company)
    .where(ne(company.summaryDays, 'off'));
  for (const one of companies) {
    try {
      const date = summaryDateDue(now, one.company);
      // Not again; and where the zone was changed, for no day before the last one either.
      if (date && !(one.lastDate && one.lastDate >= date)) await tellSummary(deps, one.company, date, now);
    } catch (error) {
      // What is wrong with one company's must not keep the others from theirs.
      deps.log.error({ err: error, company: one.company.id }, 'a daily summary was not written');
    }
  }
}

const lastDate = sql<LocalDate | null>`(select max(${dailySummary.localDate}) from ${dailySummary} where ${dailySummary.companyId} = ${company.id})`;

async function tellSummary(deps: SummaryDeps, one: Company, date: LocalDate, now: Instant): Promise<void> {
  const { waiting, letters } = await lettersFor(deps, one, { date, now });
  const row = { companyId: one.id, localDate: date, at: now, waiting, letters: letters.length };
  const isFirst = await deps.db.write(async (tx) => {
    const written = await tx.insert(dailySummary).values(row).onConflictDoNothing().returning();
    if (written.length) await enqueue(tx, letters);
    return written.length > 0;
  });
  if (!isFirst) return;
  deps.log.info({ company: one.id, date, waiting, letters: letters.length }, 'daily summary written');
  if (letters.length) deps.lettersWait();
}

async function lettersFor(
  { db: { read }, mail, stopLinks }: SummaryDeps,
  one: Company,
  { date, now }: { date: LocalDate; now: Instant },
): Promise<{ waiting: number; letters: LetterDraft[] }> {
  const items = await whatWaits(read, { company: one, now, lastAt: await lastAt(read, one.id) });
  if (!items.length) return { waiting: 0, letters: [] };
  const head = await historyHead(read, one.id);
  const letters = await draftSummary({
    ...{ company: one, currency: one.currency, date, zone: one.zone, lateAfterDays: one.lateAfterDays, items },
    head: { rows: head.rows, text: headText(head) },
    erpIntegrationsUrl: erpIntegrationsUrl(one.webUrl, one.id),
    recipients: await readersOf(read, one.id),
    ...{ from: mail.from, at: now, stopUrl: (personId) => stopLinks.urlFor(personId) },
  });
  return { waiting: items.length, letters };
}

/** The approvers who have not stopped it. */
async function readersOf(read: Reader, companyId: string) {
  const wanting = await read
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.companyId, companyId), eq(person.dailySummary, true)));
  const ids = new Set(wanting.map(({ id }) => id));
  return (await approversOf(read, { companyId })).filter(({ id }) => ids.has(id));
}

async function lastAt(read: Reader, companyId: string): Promise<Instant | null> {
  const [last] = await read
    .select({ at: dailySummary.at })
    .from(dailySummary)
    .where(eq(dailySummary.companyId, companyId))
    .orderBy(desc(dailySummary.localDate))
    .limit(1);
  return last?.at ?? null;
}
