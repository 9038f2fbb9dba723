import { defineContentScript } from 'wxt/utils/define-content-script';
import { run } from '../host/run';
import type { Page } from '../pages/page';

const pages = import.meta.glob<Page>(['../pages/*/page.ts', '!../pages/procore-*/page.ts'], {
  eager: true,
  import: 'default',
});

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (context) => run(Object.values(pages), context),
});
