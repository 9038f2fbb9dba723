import { browser } from 'wxt/browser';
import { type Fault, faultOf } from './fault';
import type { Answered, HostRequests, OwnRequests } from './messages';

/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  tabId: number | undefined;
}

export type Handlers<Requests extends Record<keyof Requests, { body: unknown; answer: unknown }>> = {
  [K in keyof Requests]: {
    /** Whether a body is what the handler expects; anything else is refused unread. */
    accepts(body: unknown): body is Requests[K]['body'];
    answer(body: Requests[K]['body'], sender: Sender): Promise<Requests[K]['answer']>;
  };
};

interface AnyHandler {
  accepts(body: unknown): boolean;
  answer(body: unknown, sender: Sender): Promise<unknown>;
}

const largestBody = 100_000;
const refused: Answered<never> = { ok: false, fault: { kind: 'unexpected', detail: 'not accepted' } };

/** Answers messages: pages of the extension from one list, content scripts from the other, nobody else from any. */
export function answerMessages(own: Handlers<OwnRequests>, host: Handlers<HostRequests>): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender, sendResponse: (answer: Answered<unknown>) => void) => {
      if (sender.id !== browser.runtime.id || !isEnvelope(message)) return undefined;
      const list = sender.url?.startsWith(browser.runtime.getURL('/')) ? own : host;
      const handler = Object.hasOwn(list, message.type)
        ? (list as Record<string, AnyHandler>)[message.type]
        : undefined;
      if (!handler?.accepts(message.body) || JSON.stringify(message.body).length > largestBody) {
        sendResponse(refused);
        return undefined;
      }
      handler.answer(message.body, { tabId: sender.tab?.id }).then(
        (value) => sendResponse({ ok: true, value }),
        (error: unknown) => sendResponse({ ok: false, fault: faultOf(error) satisfies Fault }),
      );
      return true;
    },
  );
}

function isEnvelope(message: unknown): message is { type: string; body: unknown } {
  return typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string';
}
