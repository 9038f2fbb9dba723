import type { CommitmentView } from '@rebound/shared/commitment/view-schema';

/** The commitment's edit form, in the page that people know. */
export function editUrl({ pageUrl }: Pick<CommitmentView, 'pageUrl'>): string {
  return `${pageUrl}/edit`;
}
