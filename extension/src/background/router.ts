import { type Browser, browser } from 'wxt/browser';
import { type Fault, faultOf } from './fault';
import type { Answered, HostRequests, OwnRequests } from './messages';
import type { DocumentRef } from './panel-claims';
import { panelMayAsk } from './panel-requests';

export type Handlers<Requests extends Record<keyof Requests, { body: unknown; answer: unknown }>> = {
  [K in keyof Requests]: {
    /** Whether a body is what the handler expects; anything else is refused unread. */
    accepts(body: unknown): body is Requests[K]['body'];
    /** `sender` is the document that asks, `null` where it stands in no tab, as the popup. */
    answer(body: Requests[K]['body'], sender: DocumentRef | null): Promise<Requests[K]['answer']>;
  };
};

interface AnyHandler {
  accepts(body: unknown): boolean;
  answer(body: unknown, sender: DocumentRef | null): Promise<unknown>;
}

type Kind = 'own' | 'panel' | 'host';

const largestBody = 100_000;
/** Our pages that stand in a window of their own; the panel stands in somebody's page. */
const windows = new Set(['/popup.html', '/options.html', '/welcome.html']);
const refused: Answered<never> = { ok: false, fault: { kind: 'unexpected', detail: 'not accepted' } };

/**
 * Answers messages: pages of the extension from one list, of which a panel in somebody's page has a part, content
 * scripts from the other, nobody else from any.
 */
export function answerMessages(own: Handlers<OwnRequests>, host: Handlers<HostRequests>): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender, sendResponse: (answer: Answered<unknown>) => void) => {
      const kind = kindOf(sender);
      if (!kind || !isEnvelope(message)) return undefined;
      const { type, body } = message;
      const list: object = kind === 'host' ? host : own;
      const handler = Object.hasOwn(list, type) ? (list as Record<string, AnyHandler>)[type] : undefined;
      if (!handler?.accepts(body) || JSON.stringify(body).length > largestBody) {
        sendResponse(refused);
        return undefined;
      }
      answerOf(handler, message, kind, documentOf(sender)).then(sendResponse, (error: unknown) =>
        sendResponse({ ok: false, fault: faultOf(error) satisfies Fault }),
      );
      return true;
    },
  );
}

async function answerOf(
  handler: AnyHandler,
  { type, body }: Envelope,
  kind: Kind,
  sender: DocumentRef | null,
): Promise<Answered<unknown>> {
  if (kind === 'panel' && !(await panelMayAsk(type, body, sender))) return refused;
  return { ok: true, value: await handler.answer(body, sender) };
}

/** By what the browser vouches for alone: a message names no sender of its own. */
function kindOf({ id, url, origin, tab, frameId = 0 }: Browser.runtime.MessageSender = {}): Kind | null {
  if (id !== browser.runtime.id || !url) return null;
  const ours = browser.runtime.getURL('/');
  if (!url.startsWith(ours)) return tab ? 'host' : null;
  if (origin !== undefined && `${origin}/` !== ours) return null;
  const { pathname } = new URL(url);
  if (pathname === '/panel.html') return 'panel';
  return frameId === 0 && windows.has(pathname) ? 'own' : null;
}

function documentOf({ tab, frameId, documentId }: Browser.runtime.MessageSender): DocumentRef | null {
  return tab?.id === undefined || frameId === undefined ? null : { tabId: tab.id, frameId, documentId };
}

type Envelope = { type: string; body: unknown };

function isEnvelope(message: unknown): message is Envelope {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string' &&
    'body' in message
  );
}
