import type { PageTold } from './messages';
import { stored } from './stored';

/** Where a page last showed the mark of a returned commitment, by tab. */
interface Returned {
  commitmentId: string;
  atMs: number;
}

const returned = stored<Record<string, Returned>>('session', 'returned', {});
const mostKept = 50;

/**
 * Whether the mark that `tabId` shows, the one of a sent commitment, has come in the place of the one of a returned one:
 * only what is known to have been drawn after that. What is noted goes when `forgetReturned` says so.
 */
export async function hasTurned(tabId: number, { place, mark, markMs }: PageTold, nowMs: number): Promise<boolean> {
  if (mark === 'returned') {
    await returned.update((all) => {
      const { [tabId]: _, ...others } = all;
      const kept = [...Object.entries(others), [String(tabId), { commitmentId: place.id, atMs: nowMs }] as const];
      return { value: Object.fromEntries(kept.slice(-mostKept)), result: undefined };
    });
  }
  if (mark !== 'sent' || markMs === null) return false;
  const before = (await returned.get())[tabId];
  return before?.commitmentId === place.id && nowMs - markMs > before.atMs;
}

export function forgetReturned(tabId: number): Promise<void> {
  return returned.update((all) => {
    const { [tabId]: _, ...others } = all;
    return { value: others, result: undefined };
  });
}
