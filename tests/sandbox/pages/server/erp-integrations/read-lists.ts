import type { CommitmentSummary } from '@rebound/shared/commitment/schema';
import type { CommitmentView, Page } from '@rebound/shared/commitment/view-schema';
import type { HistoryRow } from '@rebound/shared/history/schema';
import type { Problem } from '@rebound/shared/problem';
import type { Ledger } from '../ledger';
import { type ErpTab, erpTabs } from './tabs';

export interface ErpRow {
  summary: CommitmentSummary;
  /** Who sent it and what may be done with it; only read where something can be done. */
  view: CommitmentView | null;
  /** Why the export failed. */
  error: string | null;
}

export interface Lists {
  rows: ErpRow[];
  counts: Record<ErpTab['path'], number>;
}

/** What one of the three lists shows, undecided first and newest first, and how many are in each. */
export async function readLists(ledger: Ledger, tab: ErpTab): Promise<Lists | Problem> {
  const lists = await Promise.all(erpTabs.map((each) => summariesIn(ledger, each)));
  const failed = lists.find((list) => !Array.isArray(list));
  if (failed) return failed as Problem;
  const found = lists as CommitmentSummary[][];
  const shown = found[erpTabs.indexOf(tab)] ?? [];
  const rows = await Promise.all(shown.map((summary) => rowOf(ledger, summary)));
  const problem = rows.find((row) => 'detail' in row);
  if (problem) return problem as Problem;
  return {
    rows: (rows as ErpRow[]).toSorted(
      (one, other) => decided(one) - decided(other) || sentAt(other).localeCompare(sentAt(one)),
    ),
    counts: Object.fromEntries(erpTabs.map(({ path }, index) => [path, found[index]?.length ?? 0])) as Lists['counts'],
  };
}

async function summariesIn(ledger: Ledger, { states }: ErpTab): Promise<CommitmentSummary[] | Problem> {
  const items: CommitmentSummary[] = [];
  for (const state of states) {
    const answer = await ledger.all<CommitmentSummary>(`/v1/commitments?erpState=${state}&limit=100`);
    if (!answer.ok) return answer.problem;
    items.push(...answer.body);
  }
  return items;
}

async function rowOf(ledger: Ledger, summary: CommitmentSummary): Promise<ErpRow | Problem> {
  if (summary.erpState === 'exported') return { summary, view: null, error: null };
  const view = await ledger.get<CommitmentView>(`/v1/commitments/${summary.id}`);
  if (!view.ok) return view.problem;
  if (summary.erpState !== 'export-failed') return { summary, view: view.body, error: null };
  const history = await ledger.get<Page<HistoryRow>>(`/v1/commitments/${summary.id}/history?limit=50`);
  if (!history.ok) return history.problem;
  const error = history.body.items.find(({ changed }) => changed === 'Export Error')?.to ?? null;
  return { summary, view: view.body, error };
}

function sentAt({ view, summary }: ErpRow): string {
  return view?.commitment.sentAt ?? summary.updatedAt;
}

function decided({ summary }: ErpRow): number {
  return summary.erpState === 'accepted' ? 1 : 0;
}
