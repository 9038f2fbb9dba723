import { Resend } from 'resend';
import { z } from 'zod';
import type { DeliveryState, Heard, MailEvents } from './mail-events';

// https://resend.com/docs/webhooks/event-types: what is not named here is taken note of and changes nothing.
const deliveries = new Map<string, DeliveryState>([
  ['email.delivery_delayed', 'delayed'],
  ['email.delivered', 'delivered'],
  ['email.bounced', 'bounced'],
  ['email.failed', 'bounced'],
  ['email.suppressed', 'bounced'],
  ['email.complained', 'complained'],
]);
const post = z.object({
  type: z.string(),
  data: z.object({ email_id: z.string().min(1).max(200), received_for: z.array(z.string()).nullish() }),
});
const mostAddresses = 50;
const unknown = { proven: true, event: null } as const;

/** Resend's webhooks, proven by its own client: the signature, and no more than five minutes between the clocks. */
export function createResendEvents({ apiKey, secret }: { apiKey: string; secret: string }): MailEvents {
  const { webhooks } = new Resend(apiKey);
  return {
    hear(body, headers) {
      const signed = signedAs(headers, 'svix') ?? signedAs(headers, 'webhook');
      if (!signed) return { proven: false, why: 'Not signed.' };
      try {
        return heardIn(
          signed.id,
          webhooks.verify({ payload: exactText(body), headers: signed, webhookSecret: secret }),
        );
      } catch (error) {
        return { proven: false, why: String(error) };
      }
    },
  };
}

function signedAs(headers: Headers, family: 'svix' | 'webhook') {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => headers.get(`${family}-${name}`));
  return id && timestamp && signature ? { id, timestamp, signature } : null;
}

/** Throws where the bytes are not exactly one text, instead of mending them. */
function exactText(body: ArrayBuffer): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
}

function heardIn(id: string, said: unknown): Heard {
  const { data } = post.safeParse(said);
  if (data?.type === 'email.received') {
    const { email_id: cameIn, received_for: receivedFor } = data.data;
    return { proven: true, event: { cameIn, receivedFor: receivedFor?.slice(0, mostAddresses) ?? [] } };
  }
  const delivery = data && deliveries.get(data.type);
  return data && delivery ? { proven: true, event: { id, providerId: data.data.email_id, delivery } } : unknown;
}
