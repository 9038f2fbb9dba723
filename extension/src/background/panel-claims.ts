import { clock } from '../time';
import type { PanelFacts } from './messages';
import { stored } from './stored';

/** A document in a tab, as the browser vouches for it. Not every browser names documents. */
export interface DocumentRef {
  tabId: number;
  frameId: number;
  documentId: string | undefined;
}

/** A panel's frame that was tied to one commitment: what its page told of it, and the document it stands in. */
export interface Claim {
  nonce: string;
  facts: PanelFacts;
  host: DocumentRef;
}

/** What a loader was given to open one panel frame with, once. */
interface Nonce extends Omit<Claim, 'nonce'> {
  until: number;
}

const nonces = stored<Record<string, Nonce>>('session', 'nonces', {});
const claims = stored<Record<string, Claim>>('session', 'claims', {});
const lifeMs = 30_000;
const mostKept = 200;

/** A nonce for one frame in the tab of `host`. Kept in session storage, so that it outlives the worker. */
export async function mintNonce(host: DocumentRef, facts: PanelFacts): Promise<string> {
  const nonce = crypto.randomUUID();
  await nonces.update((all) => {
    const alive = Object.entries(all).filter(([, other]) => other.until > clock());
    const kept = [...alive, [nonce, { host, until: clock() + lifeMs, facts }] as const].slice(-mostKept);
    return { value: Object.fromEntries(kept), result: undefined };
  });
  return nonce;
}

/** The facts for the frame that shows `nonce` first, in the tab it was minted for; `null` for any other. */
export async function claimNonce(frame: DocumentRef | null, nonce: string): Promise<PanelFacts | null> {
  const found = await nonces.update((all) => {
    if (!Object.hasOwn(all, nonce)) return { value: all, result: undefined };
    const { [nonce]: taken, ...rest } = all;
    return { value: rest, result: taken };
  });
  if (!frame) return null;
  const fits = found !== undefined && found.host.tabId === frame.tabId && found.until > clock();
  const claim = fits ? { nonce, facts: found.facts, host: found.host } : null;
  await claims.update((all) => {
    // Another document can stand where one was tied before.
    const { [keyOf(frame)]: _, ...others } = all;
    const entries = Object.entries(claim ? { ...others, [keyOf(frame)]: claim } : others);
    return { value: Object.fromEntries(entries.slice(-mostKept)), result: undefined };
  });
  return claim?.facts ?? null;
}

/** What `frame` was tied to; `null` for a panel that the background knows nothing of. */
export async function claimOf(frame: DocumentRef | null): Promise<Claim | null> {
  if (!frame) return null;
  const all = await claims.get();
  const key = keyOf(frame);
  return Object.hasOwn(all, key) ? (all[key] ?? null) : null;
}

function keyOf({ tabId, frameId, documentId }: DocumentRef): string {
  return documentId ?? `${tabId}/${frameId}`;
}
