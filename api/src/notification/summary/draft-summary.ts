import type { Person } from '@rebound/shared/permission/schema';
import type { Instant, LocalDate } from '@rebound/shared/time';
import { draftsOf, type Named } from '../draft';
import type { LetterDraft } from '../enqueue';
import { type SummaryModel, summaryLetter } from '../letters/summary';
import { later } from '../schedule';

/** Before the next one is due, so that none arrives after it. */
const sentWithinMs = 23 * 3_600_000;

export interface SummaryOccasion extends Omit<SummaryModel, 'company' | 'stopUrl'> {
  company: Named;
  recipients: readonly Person[];
  from: string;
  at: Instant;
  /** Where a recipient stops it; `null` where the API has no address that people reach. */
  stopUrl: (personId: string) => string | null;
}

/** One letter for each recipient, since each leads to a page of their own to stop it. */
export async function draftSummary(occasion: SummaryOccasion): Promise<LetterDraft[]> {
  const { company, recipients, from, at, date, stopUrl, ...model } = occasion;
  const told = { event: 'summary' as const, eventId: summaryId(company.id, date), at, until: later(at, sentWithinMs) };
  const drafts: LetterDraft[] = [];
  for (const person of recipients) {
    const url = stopUrl(person.id);
    const letter = summaryLetter({ ...model, date, company: company.name, stopUrl: url });
    drafts.push(...(await draftsOf(letter, { company, from, recipients: [person], headers: stopHeaders(url) }, told)));
  }
  return drafts;
}

/** What names a company's summary of a local date for ever. */
export function summaryId(companyId: string, date: LocalDate): string {
  return `${date}-${companyId}`;
}

/** RFC 8058: the mail program's own button stops it by one POST. It demands https. */
function stopHeaders(url: string | null): Record<string, string> {
  if (!url?.startsWith('https://')) return {};
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
