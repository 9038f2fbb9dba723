import type { CommitmentSummary } from '@rebound/shared/commitment/schema';
import type { Page } from '@rebound/shared/commitment/view-schema';
import { type Answer, ask } from '../ask';

/** A whole list, page after page. `path` has a query already. */
export async function everyCommitment(path: string): Promise<Answer<CommitmentSummary[]>> {
  const items: CommitmentSummary[] = [];
  let cursor: string | null = null;
  do {
    const answer: Answer<Page<CommitmentSummary>> = await ask(
      cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path,
    );
    if (!answer.ok) return answer;
    items.push(...answer.body.items);
    cursor = answer.body.next;
  } while (cursor);
  return { ok: true, body: items };
}
