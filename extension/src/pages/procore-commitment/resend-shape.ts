import type { Host, Page } from '../page';
import { candidates, more, named } from './resend-control';

const selectors = {
  main: 'main',
  title: '[data-qa=title], .core-l-tool-header__title',
  mark: '[data-qa=erpStatus], [class*="icon-erp-"], [class*="ribbon-erp-"]',
  named,
  candidate: candidates,
  more,
  button: 'main button, main [role=button]',
  menuItem: '[role=menuitem]',
};

/** How a page looks on which Procore's own re-send control was not found: how many there are of what could be it. */
export const resendShape: Pick<Page, 'id' | 'shape'> = {
  id: 'procore-resend',
  shape: ({ root }: Pick<Host, 'root'>) =>
    Object.fromEntries(Object.entries(selectors).map(([name, one]) => [name, root.querySelectorAll(one).length])),
};
