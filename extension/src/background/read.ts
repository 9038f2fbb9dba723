import type { CommitmentRef } from '@rebound/shared/commitment/page-url';
import type { CommitmentView, Lookup, Page, RejectionItem } from '@rebound/shared/commitment/view-schema';
import type { RejectionCount } from '@rebound/shared/rejection/schema';
import type { Instant } from '@rebound/shared/time';
import { now } from '../time';
import { ask } from './api';
import { Failed, type Fault, isTemporary } from './fault';
import { placeIn } from './place-in';
import { stored } from './stored';
import { isProcore } from './ways';

/** An answer of the API; `stale` when it could not be had now, and `why`, and this is what it was at `asOf`. */
export interface Read<T> {
  value: T;
  asOf: Instant;
  stale: boolean;
  why?: Fault;
}

type Remembered = Record<string, { value: unknown; asOf: Instant }>;

const remembered = stored<Remembered>('session', 'remembered', {});
const mostRemembered = 40;
const pageSize = 100;
const mostPages = 5;

/** With its `place` where a page or a mail names one: the API brings in from Procore what it does not know yet. */
export function readCommitment(id: string, place: CommitmentRef | null = null): Promise<Read<CommitmentView>> {
  return read(`commitment/${id}`, async () => {
    if (place && (await isProcore())) {
      const body = { commitmentIds: [id], places: { [id]: placeIn(place) } };
      await ask<Lookup>('/v1/lookups', { method: 'POST', body });
    }
    return ask<CommitmentView>(`/v1/commitments/${encodeURIComponent(id)}`);
  });
}

/** The address of the commitment's page, as the API last said; asked where it never did. */
export async function pageUrlOf(id: string): Promise<string> {
  const all = await remembered.get();
  const view = all[`commitment/${id}`]?.value as CommitmentView | undefined;
  const items = (all.rejections?.value ?? []) as RejectionItem[];
  const item = items.find(({ commitment }) => commitment.id === id);
  return view?.pageUrl ?? item?.commitment.pageUrl ?? (await readCommitment(id)).value.pageUrl;
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
    return { value: last.value as T, asOf: last.asOf, stale: true, why: error.fault };
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
