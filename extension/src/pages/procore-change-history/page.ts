import { commitmentIn } from '@rebound/shared/commitment/page-url';
import { definePage, type Finder } from '../page';
import type { SeenHistory, SeenRejection } from './seen-history';
import { datesShown } from './shown-date';
import { columnsNamed, saysRejected, saysSent } from './table-words';

type Name = 'main' | 'table' | 'heading' | 'row' | 'cell' | 'language';
type Line = Record<'date' | 'by' | 'changed' | 'from' | 'to', string>;

type Dated = Line & { at: string | null };

const path = /_contracts\/\d+\/change_history\/?$/;
const inOrder = [0, 1, 2, 3, 4];
const longestText = 10_000;
const mostRejections = 200;

/** Procore, the Change History of a commitment: a table with five columns, Date, Action By, Changed, From, To; its words are in the person's language. */
export default definePage<Name>({
  id: 'procore-change-history',
  isHere: ({ pathname }) => path.test(pathname) && commitmentIn(pathname) !== null,
  selectors: {
    main: 'main',
    table: 'table, [role=table], [role=grid], [role=treegrid]',
    heading: 'th, [role=columnheader]',
    row: 'tr, [role=row]',
    cell: 'td, [role=cell], [role=gridcell]',
    language: '[lang]',
  },
  watch: 'main',
  read: (find, url) => {
    const place = commitmentIn(url.pathname);
    const table = find.all('table').find((one) => find.all('heading', one).length === inOrder.length);
    if (!place || !table) return [];
    const history = historyIn(find, table);
    const facts = { commitmentId: place.id, place, mail: null };
    return history ? [{ show: 'nothing', facts, anchor: { at: table, where: 'beforebegin' }, history }] : [];
  },
});

/** `null` while the table is empty. Throws where it is one, and none of its words is known: a near miss. */
function historyIn(find: Finder<Name>, table: Element): SeenHistory | null {
  const columns = columnsNamed(find.all('heading', table).map(textOf));
  const lines = find.all('row', table).flatMap((row) => lineIn(find.all('cell', row), columns ?? inOrder));
  if (!lines.length) return null;
  const dates = datesShown(
    lines.map(({ date }) => date),
    find('language')?.getAttribute('lang') ?? '',
  );
  const dated = lines.map((line, index) => ({ ...line, at: dates[index] ?? null }));
  const oldestFirst = isOldestFirst(dates) ? dated : dated.toReversed();
  const told = oldestFirst.filter(({ changed, to }) => saysRejected(changed) || saysSent(changed, to));
  const rejected = oldestFirst.filter(({ changed }) => saysRejected(changed));
  if (!rejected.length && !columns) throw new Error('A Change History in words that are not known.');
  return {
    rejections: rejected
      .map((line) => rejectionOf(line, told[told.indexOf(line) + 1]))
      .filter(({ comment, by }) => comment && by)
      .slice(0, mostRejections),
    sends: oldestFirst.filter(({ changed, to }) => saysSent(changed, to)).length || null,
  };
}

function lineIn(cells: readonly Element[], columns: readonly number[]): Line[] {
  if (cells.length !== columns.length) return [];
  const [date = '', by = '', changed = '', from = '', to = ''] = columns.map((at) => textOf(cells[at]));
  return [{ date, by, changed, from, to }];
}

function rejectionOf({ by, to, at }: Dated, next: Dated | undefined): SeenRejection {
  const isResent = next && !saysRejected(next.changed) && at !== null && next.at !== null && next.at > at;
  const resent = isResent && next.at ? { by: nameIn(next.by) || null, at: next.at } : null;
  return { comment: to.slice(0, longestText), by: nameIn(by), at, resent };
}

/** 'Alex Kim (Northgate Builders)' */
function nameIn(by: string): string {
  return by.replace(/\s*\([^()]*\)$/, '').slice(0, 200);
}

/** Newest first, as Procore shows it, unless the dates say otherwise. */
function isOldestFirst(dates: readonly (string | null)[]): boolean {
  const known = dates.filter((date) => date !== null);
  return (known[0] ?? '') < (known.at(-1) ?? '');
}

/** What the cell says, its line breaks kept: a comment may have several lines. */
function textOf(cell: Element | undefined): string {
  // biome-ignore lint/performance/useDomNodeTextContent: where the lines of a comment break is told by the style alone
  const text = (cell as HTMLElement | undefined)?.innerText ?? cell?.textContent ?? '';
  return text.replace(/\r\n?/g, '\n').trim();
}
