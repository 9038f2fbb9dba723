import { totalCents } from '@rebound/shared/commitment/amount';
import { commitmentUrl } from '@rebound/shared/commitment/page-url';
import { havePassed, workingDaysAfter } from '@rebound/shared/notification/working-days';
import { changesBetween } from '@rebound/shared/rejection/changes-since';
import type { Instant, LocalDate } from '@rebound/shared/time';
import { wallClock } from '@rebound/shared/wall-clock';
import { and, asc, eq } from 'drizzle-orm';
import { readCommitment } from '../../commitment/read-commitment';
import { commitment } from '../../commitment/table';
import type { Reader } from '../../db/db';
import { type company, project } from '../../permission/table';
import { readRejections } from '../../rejection/read-rejections';
import { resendOf } from '../../resend/read-resend';
import type { WaitingItem } from '../letters/summary';

interface Occasion {
  company: typeof company.$inferSelect;
  now: Instant;
  /** When the last summary was written, if there was one. */
  lastAt: Instant | null;
}

/** What waits for a company's approvers, the longest waiting first. */
export async function whatWaits(read: Reader, occasion: Occasion): Promise<WaitingItem[]> {
  const companyId = occasion.company.id;
  const rows = await read
    .select({ id: commitment.id, project: project.name })
    .from(commitment)
    .innerJoin(project, eq(project.id, commitment.projectId))
    .where(and(eq(commitment.companyId, companyId), eq(commitment.erpState, 'awaiting')))
    .orderBy(asc(commitment.sentAt), asc(commitment.id));
  const items: WaitingItem[] = [];
  for (const row of rows) {
    const item = await itemOf(read, row, occasion);
    if (item) items.push(item);
  }
  return items;
}

async function itemOf(
  read: Reader,
  row: { id: string; project: string },
  { company, now, lastAt }: Occasion,
): Promise<WaitingItem | null> {
  const one = await readCommitment(read, company.id, row.id);
  // Decided, or taken back, while the list was read.
  if (one?.erpState !== 'awaiting') return null;
  const [rejection] = await readRejections(read, company.id, row.id);
  const resend = await resendOf(read, { companyId: company.id }, one);
  const since = one.sentAt ?? one.updatedAt;
  const { kind, number, title, round } = one;
  const { zone, holidays } = company;
  const today = wallClock(now, zone).date;
  const isSince = (at: Instant, date: LocalDate) => lastAt === null || at > lastAt || wallClock(at, zone).date === date;
  return {
    ...{ kind, number, title, round, project: row.project },
    contractCompany: one.contractCompany?.name ?? null,
    pageUrl: commitmentUrl(company.webUrl, { companyId: company.id, ...one }),
    totalCents: totalCents(one.lines),
    waitingSince: since,
    days: workingDaysAfter(wallClock(since, zone).date, today, holidays),
    late: havePassed(company.lateAfterDays, { since, now, zone, holidays }),
    news: resend !== null && isSince(resend.resentAt, today),
    changes: rejection ? changesBetween(rejection.picture, one) : null,
  };
}
