import type { OwnRequests } from './messages';
import { claimOf, type DocumentRef } from './panel-claims';

type Rule<Body> = (body: Body, commitmentId: string) => boolean;
const itself = () => true;

/** What a panel in somebody's page may ask, of the one commitment that it is tied to. The rest is for our own windows. */
const allowed: { [K in keyof OwnRequests]?: Rule<OwnRequests[K]['body']> } = {
  'read-commitment': ({ id }, commitmentId) => id === commitmentId,
  'read-mark': ({ id }, commitmentId) => id === commitmentId,
  'read-commands': itself,
  'read-pauses': itself,
  'mint-command': (body, commitmentId) => body.commitmentId === commitmentId,
  follow: (body, commitmentId) => body.commitmentId === commitmentId,
  'dismiss-command': itself,
  'look-at-place': itself,
  'ask-in-popup': (body, commitmentId) => body.commitmentId === commitmentId,
  'open-options': itself,
};

/** Whether the panel in `frame` may ask this. Before it is tied it may only ask to be. */
export async function panelMayAsk(type: string, body: unknown, frame: DocumentRef | null): Promise<boolean> {
  if (type === 'claim-panel') return true;
  if (!Object.hasOwn(allowed, type)) return false;
  const claim = await claimOf(frame);
  const rule = (allowed as Record<string, Rule<unknown> | undefined>)[type];
  return Boolean(claim && rule?.(body, claim.facts.commitmentId));
}
