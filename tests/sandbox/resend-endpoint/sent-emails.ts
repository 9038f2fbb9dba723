import { randomUUID } from 'node:crypto';
import type { Email } from './email';

/** An accepted email and how far it got. `failure` is the mailbox's own word. */
export type SentEmail = {
  id: string;
  email: Email;
  createdAt: string;
  lastEvent: 'queued' | 'delivered' | 'failed';
  failure?: string;
};

type Options = { deliver: (id: string, email: Email) => Promise<unknown>; deliveryMs: number; now: () => number };

/** What was accepted. Each is delivered `deliveryMs` after its id was given out, as the real one queues first. */
export function createSentEmails({ deliver, deliveryMs, now }: Options) {
  const sent = new Map<string, SentEmail>();
  const deliveries = new Set<Promise<void>>();

  async function deliverLater(one: SentEmail) {
    await new Promise((resolve) => setTimeout(resolve, deliveryMs));
    try {
      await deliver(one.id, one.email);
      one.lastEvent = 'delivered';
    } catch (error) {
      one.lastEvent = 'failed';
      one.failure = String(error);
    }
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

export type SentEmails = ReturnType<typeof createSentEmails>;
