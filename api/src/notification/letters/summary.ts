import { formatAmount } from '@rebound/shared/commitment/amount';
import { changedText } from '@rebound/shared/history/rows';
import type { Change } from '@rebound/shared/history/schema';
import type { Instant, LocalDate } from '@rebound/shared/time';
import { type AboutCommitment, nameOf } from './about-commitment';
import type { Letter, Link, Part, WaitingLine } from './letter';
import { dayText, when } from './when';

export interface WaitingItem extends Omit<AboutCommitment, 'company' | 'zone'> {
  totalCents: number;
  waitingSince: Instant;
  /** Working days. */
  days: number;
  late: boolean;
  /** Re-sent today, or since the last summary. */
  news: boolean;
  /** Since its last rejection; `null` where it was never rejected. */
  changes: readonly Change[] | null;
}

export interface SummaryModel {
  company: string;
  currency: string;
  date: LocalDate;
  zone: string;
  /** The longest waiting first. */
  items: readonly WaitingItem[];
  lateAfterDays: number;
  /** The end of the company's chain of history. */
  head: { rows: number; text: string };
  erpIntegrationsUrl: string;
  stopUrl: string | null;
}

/** So many are listed: a longer mail is cut off by some mailboxes. */
export const mostListed = 40;
const mostChanges = 4;

/** To each approver, once a day, while something waits for acceptance. */
export function summaryLetter(model: SummaryModel): Letter {
  const { company, currency, date, zone, items, lateAfterDays, head, erpIntegrationsUrl, stopUrl } = model;
  const late = items.filter((item) => item.late).length;
  const news = items.filter((item) => item.news).length;
  const counts = countsText({ late, news, lateAfterDays });
  return {
    subject: `${company}: ERP Integrations Daily Summary`,
    preview: [`${waitText(items.length)}.`, counts].filter(Boolean).join(' '),
    about: `${company} · ${dayText(date)}`,
    state: late
      ? { tone: 'bad', words: late === 1 ? '1 is late' : `${late} are late` }
      : { tone: 'wait', words: 'Waiting for accounting' },
    heading: 'ERP Integrations Daily Summary',
    parts: [
      { kind: 'sentence', words: [`${waitText(items.length)} at ${company}.`, counts].filter(Boolean).join(' ') },
      { kind: 'links', links: [{ words: 'Open ERP Integrations', url: erpIntegrationsUrl }] },
      {
        kind: 'waiting',
        label: 'Longest waiting first',
        items: items.slice(0, mostListed).map((item) => lineOf(item, zone, currency)),
      },
      ...moreParts(items.length - mostListed),
      {
        kind: 'proof',
        label: 'History',
        code: head.text,
        words: `The end of the Change History, which has ${head.rows} rows. Keep this mail: it proves later that none of them was changed.`,
      },
    ],
    because: `You get this because you accept commitments for export at ${company}.`,
    ...(stopUrl && { stop: stopLink(stopUrl) }),
  };
}

function waitText(count: number): string {
  return count === 1 ? '1 commitment waits for acceptance' : `${count} commitments wait for acceptance`;
}

function countsText({ late, news, lateAfterDays }: { late: number; news: number; lateAfterDays: number }): string {
  const days = lateAfterDays === 1 ? '1 working day' : `${lateAfterDays} working days`;
  return [
    ...(late ? [`${late} for longer than ${days}.`] : []),
    ...(news ? [`${news} ${news === 1 ? 'was' : 'were'} re-sent since the last summary.`] : []),
  ].join(' ');
}

function moreParts(more: number): Part[] {
  if (more <= 0) return [];
  return [{ kind: 'sentence', words: `And ${more} more, which ERP Integrations lists.` }];
}

function stopLink(url: string): Link {
  return { words: 'Stop the daily summary', url };
}

function lineOf(item: WaitingItem, zone: string, currency: string): WaitingLine {
  const changes = item.changes ?? [];
  const days = item.days === 1 ? '1 working day' : `${item.days} working days`;
  return {
    name: nameOf(item),
    url: item.pageUrl,
    marks: [
      ...(item.late ? [{ tone: 'bad' as const, words: 'Late' }] : []),
      ...(item.news ? [{ tone: 'good' as const, words: 'Re-sent' }] : []),
    ],
    facts: [
      `Since ${when(item.waitingSince, zone)}${item.days > 0 ? ` (${days})` : ''}, round ${item.round}`,
      [item.project, item.contractCompany, `${formatAmount(item.totalCents)} ${currency}`].filter(Boolean).join(' · '),
      ...(item.changes?.length === 0 ? ['Nothing was changed since its last rejection.'] : []),
      ...(changes.length ? [changesText(changes.length)] : []),
    ],
    changes: changes.slice(0, mostChanges).map((change) => ({
      label: changedText(change),
      from: change.from ?? 'none',
      to: change.to ?? 'none',
    })),
  };
}

function changesText(count: number): string {
  const head = count === 1 ? '1 change since its last rejection' : `${count} changes since its last rejection`;
  return count > mostChanges ? `${head}, of which the first ${mostChanges}:` : `${head}:`;
}
