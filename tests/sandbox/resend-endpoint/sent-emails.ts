import { randomUUID } from 'node:crypto';
import type { Email } from './email';
import type { Webhooks } from './webhooks';

/** An accepted email and how far it got. `failure` is the mailbox's own word. */
export type SentEmail = {
  id: string;
  email: Email;
  createdAt: string;
  lastEvent: 'queued' | 'delivered' | 'failed' | 'bounced' | 'delivery_delayed';
  failure?: string;
};

type Options = {
  deliver: (id: string, email: Email) => Promise<unknown>;
  deliveryMs: number;
  now: () => number;
  tell: Webhooks['tell'];
};

/** Domains that no mail arrives at, whatever the mailbox would say. */
const deaf = new Map<string, SentEmail['lastEvent']>([
  ['bounce.test', 'bounced'],
  ['delay.test', 'delivery_delayed'],
]);

/** What was accepted. Each is delivered `deliveryMs` after its id was given out, as the real one queues first. */
export function createSentEmails({ deliver, deliveryMs, now, tell }: Options) {
  const sent = new Map<string, SentEmail>();
  const deliveries = new Set<Promise<void>>();

  async function deliverLater(one: SentEmail) {
    await new Promise((resolve) => setTimeout(resolve, deliveryMs));
    tell('email.sent', one);
    try {
      const unheard = deafTo(one.email);
      if (!unheard) await deliver(one.id, one.email);
      one.lastEvent = unheard ?? 'delivered';
    } catch (error) {
      one.lastEvent = 'failed';
      one.failure = String(error);
    }
    tell(`email.${one.lastEvent}`, one, one.failure ? { failed: { reason: one.failure } } : {});
  }

  return {
    /** Takes an email for delivery. */
    accept(email: Email): SentEmail {
      const one: SentEmail = {
        id: randomUUID(),
        email,
        createdAt: new Date(now()).toISOString(),
        lastEvent: 'queued',
      };
      sent.set(one.id, one);
      const delivery = deliverLater(one).finally(() => deliveries.delete(delivery));
      deliveries.add(delivery);
      return one;
    },
    find: (id: string) => sent.get(id),
    /** Resolves when nothing is queued. */
    settled: async () => {
      await Promise.all(deliveries);
    },
  };
}

function deafTo({ to }: Email): SentEmail['lastEvent'] | undefined {
  return to.map((address) => deaf.get(/@([^\s>@]+)>?$/.exec(address)?.[1] ?? '')).find(Boolean);
}

export type SentEmails = ReturnType<typeof createSentEmails>;
