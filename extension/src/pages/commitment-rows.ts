import { type CommitmentRef, commitmentIn } from '@rebound/shared/commitment/page-url';

/** The rows of a list in the order in which they stand; a grid that draws a row in several containers joins them by `row-id`. */
export function rowsOf(parts: readonly Element[]): Element[][] {
  return [...Map.groupBy(parts, (part) => part.getAttribute('row-id') ?? part).values()];
}

/** The first of `links` that leads to a commitment, and where; links of a list are read at `url`. */
export function commitmentLink(links: readonly Element[], url: URL): { link: Element; place: CommitmentRef } | null {
  for (const link of links) {
    const href = link.getAttribute('href') ?? '';
    const place = URL.canParse(href, url.href) ? commitmentIn(new URL(href, url).pathname) : null;
    if (place) return { link, place };
  }
  return null;
}
