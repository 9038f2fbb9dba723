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
/** What a request asks for: emails to accept, and in a permissive batch what is wrong with the others. */
type Asked = { emails: readonly Email[]; errors?: readonly BatchError[] };
type BatchError = { index: number; message: string };
type Accepted = { emails: readonly SentEmail[]; errors?: readonly BatchError[] };

/** `POST /emails`, `POST /emails/batch` and `GET /emails/:id`. */
export function emailRoutes({ faults, sent, now }: Options) {
  const claim = createIdempotencyKeys<Accepted>(now);

  async function send(c: Context<EndpointEnv>, askedIn: (body: unknown) => Asked): Promise<Response | Accepted> {
    const logged = c.get('logged');
    const body = await c.req.text();
    const digest = digestOf(c.req.path, body);
    logged.digest = digest;

    const fault = faults.take();
    const failure = await inflict(c, fault);
    if (failure) return failure;

    const { emails, ...rest } = askedIn(json(body));
    const { earlier, settle } = claim(c.req.header('idempotency-key'), digest);
    if (fault?.fault === 'delay') await wait(fault.ms);

    const accepted = earlier ?? { emails: emails.map(sent.accept), ...rest };
    settle?.(accepted);
    logged.outcome = earlier ? 'replayed' : 'accepted';
    logged.emails = accepted.emails;
    return fault?.fault === 'lose-answer' ? breakConnection(c) : accepted;
  }

  return new Hono<EndpointEnv>()
    .post('/emails', async (c) => {
      const sending = await send(c, (body) => ({ emails: [emailIn(body)] }));
      return sending instanceof Response ? sending : c.json({ id: sending.emails[0]?.id });
    })
    .post('/emails/batch', async (c) => {
      const isPermissive = c.req.header('x-batch-validation') === 'permissive';
      const sending = await send(c, isPermissive ? permissiveBatchIn : batchIn);
      if (sending instanceof Response) return sending;
      return c.json({ ...sending, emails: undefined, data: sending.emails.map(({ id }) => ({ id })) });
    })
    .get('/emails/:id', (c) => {
      const one = sent.find(c.req.param('id'));
      if (!one) throw new ResendError('not_found', 'Email not found');
      return c.json(retrievedEmail(one));
    });
}

const batchIn = (body: unknown): Asked => ({ emails: oneTo100(body).map(emailInBatch) });

function permissiveBatchIn(body: unknown): Asked {
  const emails: Email[] = [];
  const errors: BatchError[] = [];
  for (const [index, one] of oneTo100(body).entries()) {
    try {
      emails.push(emailInBatch(one));
    } catch (error) {
      if (!(error instanceof ResendError)) throw error;
      errors.push({ index, message: error.message });
    }
  }
  return { emails, errors };
}

function oneTo100(body: unknown): unknown[] {
  if (Array.isArray(body) && body.length >= 1 && body.length <= 100) return body;
  throw new ResendError('validation_error', 'A batch is an array of 1 to 100 emails.');
}

/** https://resend.com/docs/dashboard/emails/batch-sending: a batch takes no attachments. */
function emailInBatch(body: unknown): Email {
  const email = emailIn(body);
  if (!email.attachments?.length) return email;
  throw new ResendError('validation_error', 'The `attachments` field is not supported in a batch.');
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ResendError('validation_error', 'The request body is not valid JSON.', 400);
  }
}
