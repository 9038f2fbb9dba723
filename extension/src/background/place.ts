import { browser } from 'wxt/browser';
import { targetOf } from './in-document';
import { claimOf, type DocumentRef } from './panel-claims';

/** What a page does to a panel's frame, as seen from inside that page. */
export interface Place {
  /** Nothing of the page masks, cuts or shrinks the frame: what the frame itself cannot see. */
  plain: boolean;
  /** For how many ms it has stood where it stands, in a window that had the focus all that time. */
  steadyMs: number;
}

/** A spot of the panel that must be on top, in the panel's own pixels, with the panel's width in them. */
export interface Spot {
  left: number;
  top: number;
  right: number;
  bottom: number;
  ofWidth: number;
}

/** Looks at the frame of a panel from the document it stands in; `null` where that cannot be done. */
export async function lookAtPlace(panel: DocumentRef | null, spot: Spot): Promise<Place | null> {
  const claim = await claimOf(panel);
  if (!claim) return null;
  const target = targetOf(claim.host);
  const look = async () => {
    const [found] = await browser.scripting.executeScript({
      target,
      func: (nonce: string, where: Spot) => globalThis.reboundWitness?.(nonce, where) ?? 'not-there',
      args: [claim.nonce, spot],
    });
    return found?.result;
  };
  try {
    const seen = await look();
    if (seen !== 'not-there') return seen ?? null;
    await browser.scripting.executeScript({ target, files: ['/witness.js'] });
    const seenNow = await look();
    return seenNow === 'not-there' ? null : (seenNow ?? null);
  } catch (error) {
    console.info('Rebound: a page could not be looked at', error);
    return null;
  }
}

declare global {
  /** Left in the page's isolated world by `witness.js`. */
  var reboundWitness: ((nonce: string, spot: Spot) => Place | null) | undefined;
}
