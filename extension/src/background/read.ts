import type { CommitmentView, Page, RejectionItem } from '@rebound/shared/commitment/view-schema';
import type { RejectionCount } from '@rebound/shared/rejection/schema';
import type { Instant } from '@rebound/shared/time';
import { now } from '../time';
import { ask } from './api';
import { Failed, isTemporary } from './fault';
import { stored } from './stored';

/** An answer of the API; `stale` when the API could not be reached and this is what it said at `asOf`. */
export interface Read<T> {
  value: T;
  asOf: Instant;
  stale: boolean;
}

type Remembered = Record<string, { value: unknown; asOf: Instant }>;

const remembered = stored<Remembered>('session', 'remembered', {});
const mostRemembered = 40;
const pageSize = 100;
const mostPages = 5;

export function readCommitment(id: string): Promise<Read<CommitmentView>> {
  return read(`commitment/${id}`, () => ask<CommitmentView>(`/v1/commitments/${encodeURIComponent(id)}`));
}

export function readCount(): Promise<Read<RejectionCount>> {
  return read('count', () => ask<RejectionCount>('/v1/rejections/count'));
}

/** The open rejections that the person may fix, oldest first; the first few hundred. */
export function readRejections(): Promise<Read<RejectionItem[]>> {
  return read('rejections', async () => {
    const items: RejectionItem[] = [];
    let next: string | null = '';
    for (let page = 0; page < mostPages && next !== null; page++) {
      const cursor: string = next ? `&cursor=${encodeURIComponent(next)}` : '';
      const answer: Page<RejectionItem> = await ask(`/v1/rejections?limit=${pageSize}${cursor}`);
      items.push(...answer.items);
      next = answer.next;
    }
    return items;
  });
}

export function rememberCommitment(view: CommitmentView): Promise<void> {
  return remember(`commitment/${view.commitment.id}`, view, now());
}

export function forgetReads(): Promise<void> {
  return remembered.set({});
}

async function read<T>(key: string, fresh: () => Promise<T>): Promise<Read<T>> {
  try {
    const value = await fresh();
    const asOf = now();
    await remember(key, value, asOf).catch(forgetInstead);
    return { value, asOf, stale: false };
  } catch (error) {
    const last = (await remembered.get())[key];
    if (!last || !(error instanceof Failed) || !isTemporary(error.fault)) throw error;
    return { value: last.value as T, asOf: last.asOf, stale: true };
  }
}

/** There is little room: what was just read matters more than what may be needed when the API cannot be reached. */
async function forgetInstead(error: unknown): Promise<void> {
  console.info('Rebound: an answer is too large to be kept', error);
  await forgetReads();
}

function remember(key: string, value: unknown, asOf: Instant): Promise<void> {
  return remembered.update((old) => {
    const entries = Object.entries({ ...old, [key]: { value, asOf } });
    const newest = entries.sort(([, a], [, b]) => b.asOf.localeCompare(a.asOf)).slice(0, mostRemembered);
    return { value: Object.fromEntries(newest), result: undefined };
  });
}
