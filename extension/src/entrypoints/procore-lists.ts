import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { chipsOn } from '../host/chips';
import { ContentScriptContext } from '../host/context';
import { followAddress } from '../host/follow-address';
import { run } from '../host/run';
import commitments from '../pages/procore-commitments/page';
import erpIntegrations from '../pages/procore-erp-integrations/page';

/** Put by the background beside the loader, into pages that list commitments. */
export default defineUnlistedScript(() => {
  const context = new ContentScriptContext('procore-lists', 'procore');
  followAddress(run([commitments, erpIntegrations], context, { chips: chipsOn }), context.signal);
});
