import { defineContentScript } from 'wxt/utils/define-content-script';
import { askBackground } from '../host/ask-background';
import { followAddress } from '../host/follow-address';
import { run } from '../host/run';
import commitment from '../pages/procore-commitment/page';
import { procoreSites } from '../pages/procore-sites';

/** Addresses that may be lists, which another script reads: the loader itself is in every page of Procore's. */
const mayBeList = /commitments(?:\/[a-z_]+)?\/?$/;

export default defineContentScript({
  matches: [...procoreSites],
  noScriptStartedPostMessage: true,
  main(context) {
    let isBrought = false;
    const look = run([commitment], context, {
      look({ pathname }) {
        if (isBrought || !mayBeList.test(pathname)) return;
        isBrought = true;
        void askBackground('bring-lists', null).then((answer) => {
          isBrought = answer !== null;
        });
      },
    });
    followAddress(look, context.signal);
  },
});
