import { commitmentIn } from '@rebound/shared/commitment/page-url';
import { type Anchor, definePage, type Finder } from '../page';

type Name = 'main' | 'title' | 'actions' | 'tab' | 'card';

/** Procore, one commitment: the address names it on every tab and on the edit form; `data-qa` hooks are stable, classes are hashed. */
export default definePage<Name>({
  id: 'procore-commitment',
  isHere: (url) => commitmentIn(url.pathname) !== null,
  selectors: {
    main: 'main',
    title: '[data-qa=title]',
    actions: '[data-qa=headerActions]',
    tab: '[data-qa^=detailTab_], a[href$="/change_history"]',
    card: '[data-qa=generalInformationCard], [data-qa=scheduleOfValuesCard]',
  },
  watch: 'main',
  read: (find, url) => {
    const commitment = commitmentIn(url.pathname);
    if (!commitment) return [];
    const facts = { commitmentId: commitment.id, mail: null };
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
