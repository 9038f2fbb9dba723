import { defineContentScript } from 'wxt/utils/define-content-script';
import { chipsOn } from '../host/chips';
import { run } from '../host/run';
import type { Page } from '../pages/page';
import { procoreSites } from '../pages/procore-sites';

const pages = import.meta.glob<Page>('../pages/procore-*/page.ts', { eager: true, import: 'default' });

export default defineContentScript({
  matches: [...procoreSites],
  noScriptStartedPostMessage: true,
  main: (context) => run(Object.values(pages), context, chipsOn),
});
