import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ContentScriptContext } from '../host/context';
import { readProcore } from '../host/read-procore';
import history from '../pages/procore-change-history/page';
import commitment from '../pages/procore-commitment/page';

/** Put by the background beside the loader, into pages of commitments, where Procore itself owns the loop. */
export default defineUnlistedScript(() => {
  readProcore(commitment, history, new ContentScriptContext('procore-reader', 'procore'));
});
