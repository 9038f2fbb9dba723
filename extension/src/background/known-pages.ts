import type { Host, Page } from '../pages/page';
import { resendShape } from '../pages/procore-commitment/resend-shape';

const pages: Pick<Page, 'id' | 'shape'>[] = [
  ...Object.values(import.meta.glob<Page>('../pages/*/page.ts', { eager: true, import: 'default' })),
  resendShape,
];

/** A page with nothing in it: the shape that an adapter tells of it has all its names. */
const empty: Host = {
  root: { querySelector: () => null, querySelectorAll: () => [] } as unknown as ParentNode,
  inside: () => null,
  isDrawn: () => false,
};

/** The names that an adapter of ours counts in a page's shape; `null` where no adapter is called that. */
export function namesOf(adapter: string): readonly string[] | null {
  const page = pages.find(({ id }) => id === adapter);
  return page ? Object.keys(page.shape(empty)) : null;
}
