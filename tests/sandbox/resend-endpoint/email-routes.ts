import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { type Email, emailIn } from './email';
import type { Faults } from './faults';
import { createIdempotencyKeys } from './idempotency-keys';
import { breakConnection, inflict } from './inflict';
import { digestOf, type EndpointEnv } from './request-log';
import { ResendError } from './resend-error';
import { retrievedEmail } from './retrieved-email';
import type { SentEmail, SentEmails } from './sent-emails';

type Options = { faults: Faults; sent: SentEmails; now: () => number };

/** `POST /emails`, `POST /emails/batch` and `GET /emails/:id`. */
export function emailRoutes({ faults, sent, now }: Options) {
  const claim = createIdempotencyKeys<readonly SentEmail[]>(now);

  async function send(c: Context<EndpointEnv>, emailsIn: (body: unknown) => readonly Email[]) {
    const logged = c.get('logged');
    const body = await c.req.text();
    const digest = digestOf(c.req.path, body);
    logged.digest = digest;

    const fault = faults.take();
    const failure = await inflict(c, fault);
    if (failure) return failure;

    const emails = emailsIn(json(body));
    const { earlier, settle } = claim(c.req.header('idempotency-key'), digest);
    if (fault?.fault === 'delay') await wait(fault.ms);

    const accepted = earlier ?? emails.map(sent.accept);
    settle?.(accepted);
    logged.outcome = earlier ? 'replayed' : 'accepted';
    logged.emails = accepted;
    if (fault?.fault === 'lose-answer') return breakConnection(c);
    return accepted.map(({ id }) => ({ id }));
  }

  return new Hono<EndpointEnv>()
    .post('/emails', async (c) => {
      const sending = await send(c, (body) => [emailIn(body)]);
      return sending instanceof Response ? sending : c.json(sending[0]);
    })
    .post('/emails/batch', async (c) => {
      const sending = await send(c, batchIn);
      return sending instanceof Response ? sending : c.json({ data: sending });
    })
    .get('/emails/:id', (c) => {
      const one = sent.find(c.req.param('id'));
      if (!one) throw new ResendError('not_found', 'Email not found');
      return c.json(retrievedEmail(one));
    });
}

function batchIn(body: unknown) {
  if (!Array.isArray(body) || body.length < 1 || body.length > 100) {
    throw new ResendError('validation_error', 'A batch is an array of 1 to 100 emails.');
  }
  return body.map(emailIn);
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ResendError('validation_error', 'The request body is not valid JSON.', 400);
  }
}
