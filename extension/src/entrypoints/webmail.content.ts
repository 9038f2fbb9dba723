import page from 'virtual:mail-page';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { run } from '../host/run';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main(context) {
    // A sandbox is inherited: our frame would not run. The document around reads this one.
    if (!frameElement?.hasAttribute('sandbox')) run([page], context);
  },
});
