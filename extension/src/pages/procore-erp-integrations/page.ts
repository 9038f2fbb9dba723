import { commitmentLink, rowsOf } from '../commitment-rows';
import { definePage, type Sighting } from '../page';

const legacy =
  /^\/(?<companyId>\d+)\/company\/erp_integrations\/commitments(?:\/(?:ready_to_export|failed|synced))?\/?$/;
const newUi = /^\/webclients\/host\/companies\/(?<companyId>\d+)\/tools\/erp\/commitments(?:\/\w+)?\/?$/;

/** Procore, ERP Integrations: what waits for an approver, failed or is synced. Each row has a link to its commitment. */
export default definePage<'main' | 'row' | 'link'>({
  id: 'procore-erp-integrations',
  isHere: ({ pathname }) => legacy.test(pathname) || newUi.test(pathname),
  selectors: { main: 'main', row: 'tr, [role=row][row-id]', link: 'a[href*="_contracts/"]' },
  watch: 'main',
  watchAttributes: ['row-id'],
  read: (find, url) => {
    const companyId = (legacy.exec(url.pathname) ?? newUi.exec(url.pathname))?.groups?.companyId ?? null;
    const found = rowsOf(find.all('row')).flatMap((parts): Sighting[] => {
      const row = commitmentLink(
        parts.flatMap((part) => find.all('link', part)),
        url,
      );
      if (!row) return [];
      const place = { ...row.place, companyId: row.place.companyId ?? companyId };
      const facts = { commitmentId: place.id, place, mail: null };
      return [{ show: 'chip', facts, anchor: { at: row.link, where: 'afterend' } }];
    });
    // A table can stand in a row of another table.
    return [...new Map(found.map((one) => [one.facts.commitmentId, one])).values()];
  },
});
