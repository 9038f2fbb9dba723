import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { witness } from '../host/witness';

/** Put by the background beside the loader, into pages where a panel offers a button. */
export default defineUnlistedScript(() => {
  globalThis.reboundWitness = witness;
});
