import { badRequest } from '../procore-error';
import type { Answer, Call } from './endpoint';

interface Style {
  perPage: number;
  most: number;
  /** What the items stand in. */
  wrap: (items: readonly unknown[]) => unknown;
}

/** v1: the items themselves. */
export const pagesOfV1: Style = { perPage: 100, most: 2000, wrap: (items) => items };
/** v2: in an envelope, ten of them. */
export const pagesOfV2: Style = { perPage: 10, most: 100, wrap: (data) => ({ data }) };

export const pageQuery = ['page', 'per_page'] as const;

/** The page of `items` that was asked for, with `Link`, `Total` and `Per-Page`. */
export function paged({ query, url }: Pick<Call, 'query' | 'url'>, items: readonly unknown[], style: Style): Answer {
  const page = whole(query.page, 1);
  const perPage = Math.min(whole(query.per_page, style.perPage), style.most);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const places = { first: 1, prev: page - 1, next: page + 1, last };
  const link = Object.entries(places)
    .filter(
      ([name, at]) => at >= 1 && at <= last && !(name === 'first' && page === 1) && !(name === 'last' && page >= last),
    )
    .map(([name, at]) => `<${addressOf(url, at, perPage)}>; rel="${name}"`)
    .join(', ');
  return {
    body: style.wrap(items.slice((page - 1) * perPage, page * perPage)),
    headers: { Total: String(items.length), 'Per-Page': String(perPage), ...(link && { Link: link }) },
  };
}

function addressOf(url: URL, page: number, perPage: number): string {
  const other = new URL(url);
  other.searchParams.set('page', String(page));
  other.searchParams.set('per_page', String(perPage));
  return other.href;
}

function whole(given: string | undefined, usual: number): number {
  const value = given === undefined ? usual : Number(given);
  if (!Number.isInteger(value) || value < 1) throw badRequest(`${given} is no page.`);
  return value;
}
