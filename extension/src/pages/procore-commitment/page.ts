import { commitmentIn } from '@rebound/shared/commitment/page-url';
import { type Anchor, definePage, type Finder } from '../page';

type Name = 'main' | 'title' | 'actions' | 'tab' | 'card';

/** What belongs to a commitment, such as an invoice of it, has a page of its own below the commitment's. */
const itself = /_contracts\/\d+(?:\/[a-z_]*)?\/?$/;

/** Procore, one commitment: the address names it on every tab and on the edit form; `data-qa` hooks are stable, classes are hashed but for `core-l-` and ids of the legacy UI. */
export default definePage<Name>({
  id: 'procore-commitment',
  isHere: ({ pathname }) => itself.test(pathname) && commitmentIn(pathname) !== null,
  selectors: {
    main: 'main',
    title: '[data-qa=title], .core-l-tool-header__title',
    actions: '[data-qa=headerActions]',
    tab: '[data-qa^=detailTab_], [data-qa=legacy-tabs-adapter], a[href$="/change_history"]',
    card: '[data-qa=generalInformationCard], [data-qa=scheduleOfValuesCard], .tool-body',
  },
  watch: 'main',
  read: (find, url) => {
    const place = commitmentIn(url.pathname);
    if (!place) return [];
    const facts = { commitmentId: place.id, place, mail: null };
    return [{ show: 'panel', facts, anchor: belowHeader(find) ?? aboveCards(find) }];
  },
});

/** The header is the nearest element around both the title and the tabs, or the buttons where a form has no tabs. */
function belowHeader(find: Finder<Name>): Anchor | null {
  const title = find('title');
  const other = find('tab') ?? find('actions');
  let header = title?.parentElement ?? null;
  while (header && other && !header.contains(other)) header = header.parentElement;
  return header && other ? { at: header, where: 'afterend', alignedTo: title } : null;
}

function aboveCards(find: Finder<Name>): Anchor | null {
  const card = find('card');
  return card && { at: card, where: 'beforebegin' };
}
