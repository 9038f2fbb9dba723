import { commitmentLink, rowsOf } from '../commitment-rows';
import { definePage, type Finder, type Sighting } from '../page';

type Name = 'grid' | 'row' | 'number' | 'link' | 'status' | 'statusText';

const path =
  /^\/(?:webclients\/host\/companies\/\d+\/projects\/\d+\/tools\/contracts\/commitments|\d+\/project\/(?:contracts\/)?(?:opt_out_)?commitments)\/?$/;

/** Procore, the list of commitments: a virtualised grid that draws one row in several containers, joined by `row-id`; columns have a `col-id` and any order. */
export default definePage<Name>({
  id: 'procore-commitments',
  isHere: (url) => path.test(url.pathname),
  selectors: {
    grid: '[role=treegrid], [role=grid], table.item_list',
    row: '[role=row][row-id], table.item_list tr',
    number: '[role=gridcell][col-id=number]',
    link: 'a[href]',
    status: '[role=gridcell][col-id=erpStatus]',
    statusText: '[data-qa=erpStatus]',
  },
  watch: 'grid',
  watchAttributes: ['row-id'],
  read: (find, url) => rowsOf(find.all('row')).flatMap((parts) => rowIn(find, url, parts)),
});

function rowIn(find: Finder<Name>, url: URL, parts: readonly Element[]): Sighting[] {
  const cell = (name: Name) => parts.map((part) => find(name, part)).find(Boolean);
  const found = commitmentLink(
    parts.flatMap((part) => find.all('link', part)),
    url,
  );
  const number = cell('number') ?? found?.link.closest('td, [role=gridcell]');
  const commitmentId = found?.place.id ?? parts[0]?.getAttribute('row-id');
  if (!number || !commitmentId) return [];
  const status = cell('status');
  const at = (status && find('statusText', status)?.parentElement) ?? status;
  const facts = { commitmentId, place: found?.place ?? null, mail: null };
  // First in the status: a cell cuts off what it has no room for.
  return [{ show: 'chip', facts, anchor: at ? { at, where: 'afterbegin' } : { at: number, where: 'beforeend' } }];
}
