import type { PagePause } from '@rebound/shared/page-health-schema';
import { namesOf } from './known-pages';
import { readSession } from './session';
import { stored } from './stored';

/** What an API last said of the paused adapters. */
interface Known {
  apiUrl: string | null;
  etag: string | null;
  pauses: PagePause[];
}

const nothing: Known = { apiUrl: null, etag: null, pauses: [] };
const known = stored<Known>('local', 'page-pauses', nothing);

export const keepPauses = known.set;

/** What the API in use last said, kept for when it cannot be reached. Another one's word does not count. */
export async function knownPauses(): Promise<Known> {
  const [last, { apiUrl }] = await Promise.all([known.get(), readSession()]);
  return last.apiUrl === apiUrl ? last : nothing;
}

/** The adapters of ours that the operator has paused. */
export async function readPauses(): Promise<PagePause[]> {
  return (await knownPauses()).pauses.filter(({ adapter }) => namesOf(adapter));
}

/** Whether the pages of this adapter are not to be read now. */
export async function isPaused(adapter: string): Promise<boolean> {
  return (await readPauses()).some((pause) => pause.adapter === adapter);
}
