import { clock } from '../time';
import type { PanelFacts } from './messages';
import { stored } from './stored';

/** What a loader was given to open one panel frame with, once. */
interface Nonce {
  tabId: number;
  until: number;
  facts: PanelFacts;
}

const nonces = stored<Record<string, Nonce>>('session', 'nonces', {});
const lifeMs = 30_000;
const mostNonces = 200;

/** A nonce for one frame in the tab that asked. Kept in session storage, so that it outlives the worker. */
export async function mintNonce(tabId: number, facts: PanelFacts): Promise<string> {
  const nonce = crypto.randomUUID();
  await nonces.update((all) => {
    const alive = Object.entries(all).filter(([, other]) => other.until > clock());
    const kept = [...alive, [nonce, { tabId, until: clock() + lifeMs, facts }] as const].slice(-mostNonces);
    return { value: Object.fromEntries(kept), result: undefined };
  });
  return nonce;
}

/** The facts for the frame that shows `nonce` first, in the tab it was minted for; `null` for any other. */
export function claimNonce(tabId: number | undefined, nonce: string): Promise<PanelFacts | null> {
  return nonces.update((all) => {
    if (!Object.hasOwn(all, nonce)) return { value: all, result: null };
    const { [nonce]: found, ...rest } = all;
    const fits = found !== undefined && found.tabId === tabId && found.until > clock();
    return { value: rest, result: fits ? found.facts : null };
  });
}
