import { commitmentIn } from '@rebound/shared/commitment/page-url';
import { type Anchor, definePage, type Finder } from '../page';

type Name = 'grid' | 'row' | 'number' | 'link' | 'status' | 'statusText';

const path =
  /^\/(?:webclients\/host\/companies\/\d+\/projects\/\d+\/tools\/contracts\/commitments|\d+\/project\/(?:contracts\/)?commitments)\/?$/;

/** Procore, the list of commitments: a virtualised grid that draws one row in several containers, joined by `row-id`. */
export default definePage<Name>({
  id: 'procore-commitments',
  isHere: (url) => path.test(url.pathname),
  selectors: {
    grid: '[role=treegrid], [role=grid]',
    row: '[role=row][row-id]',
    number: '[role=gridcell][col-id=number]',
    link: 'a[href]',
    status: '[role=gridcell][col-id=erpStatus]',
    statusText: '[data-qa=erpStatus]',
  },
  watch: 'grid',
  watchAttributes: ['row-id'],
  read: (find, url) => {
    const rows = Map.groupBy(find.all('row'), (row) => row.getAttribute('row-id') ?? '');
    return [...rows].flatMap(([rowId, parts]) => {
      const cell = (name: Name) => parts.map((part) => find(name, part)).find(Boolean);
      const number = cell('number');
      if (!number) return [];
      const link = find('link', number)?.getAttribute('href');
      const commitmentId = (link && commitmentIn(new URL(link, url).pathname)?.id) || rowId;
      return [{ show: 'chip', facts: { commitmentId, mail: null }, anchor: anchorIn(find, cell('status'), number) }];
    });
  },
});

/** First in the cell: a cell cuts off what it has no room for. */
function anchorIn(find: Finder<Name>, status: Element | null | undefined, number: Element): Anchor {
  if (!status) return { at: number, where: 'beforeend' };
  return { at: find('statusText', status)?.parentElement ?? status, where: 'afterbegin' };
}
