import { createHmac, randomUUID } from 'node:crypto';
import type { SentEmail } from './sent-emails';

export type WebhookOptions = {
  /** Where Resend's dashboard would have it post. */
  url: string;
  /** `whsec_` and the key in base64. */
  secret: string;
};

export type PostedWebhook = { id: string; type: string; emailId: string; status: number | null };

/** What a webhook says of an email, sent or received. */
type Told = Pick<SentEmail, 'id' | 'createdAt'> & { email: Pick<SentEmail['email'], 'from' | 'to' | 'subject'> };

/**
 * Posts webhooks as Resend does: https://resend.com/docs/webhooks/introduction, signed as https://www.standardwebhooks.com
 * says. Each once: the real one tries again for a day where nobody answers.
 */
export function createWebhooks(options: WebhookOptions | undefined, now: () => number) {
  const posted: PostedWebhook[] = [];
  const stopped = new AbortController();

  async function post({ url, secret }: WebhookOptions, line: PostedWebhook, body: string) {
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(5_000)]);
    const headers = { 'content-type': 'application/json', ...signatureOf(secret, line.id, now(), body) };
    line.status = await fetch(url, { method: 'POST', headers, body, signal }).then(
      ({ status }) => status,
      () => null,
    );
  }

  return {
    /** What was posted so far, oldest first; `status` is that of the answer, `null` without one. */
    posted: posted as readonly PostedWebhook[],
    /** Says that `type` has happened to `one`, and waits for nothing. */
    tell(type: string, { id: emailId, email, createdAt }: Told, more: Record<string, unknown> = {}): void {
      if (!options) return;
      const { from, to, subject } = email;
      const line: PostedWebhook = { id: `msg_${randomUUID()}`, type, emailId, status: null };
      posted.push(line);
      const data = { email_id: emailId, created_at: createdAt, from, to, subject, ...more };
      void post(options, line, JSON.stringify({ type, created_at: new Date(now()).toISOString(), data }));
    },
    stop: () => stopped.abort(),
  };
}

export type Webhooks = ReturnType<typeof createWebhooks>;

/** The headers that prove `body`; `at` in milliseconds since the epoch. */
export function signatureOf(secret: string, id: string, at: number, body: string) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` };
}
