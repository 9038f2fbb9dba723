import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { presser } from '../host/press-resend';

/** Put by the background into the one document where Procore's own button is to be pressed. */
export default defineUnlistedScript(() => {
  globalThis.reboundPresser ??= presser;
});
