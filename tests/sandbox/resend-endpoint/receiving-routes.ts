import { type Context, Hono } from 'hono';
import type { Faults } from './faults';
import { breakConnection, inflict } from './inflict';
import { arrivalSchema, type ReceivedEmails, shownEmail } from './received-emails';
import type { EndpointEnv } from './request-log';
import { ResendError } from './resend-error';

type Options = { faults: Faults; received: ReceivedEmails; now: () => number };
const hour = 3_600_000;

/** `GET /emails/receiving/:id`. It has the faults of requests that send. */
export function receivingRoutes({ faults, received, now }: Options) {
  return new Hono<EndpointEnv>().get('/emails/receiving/:id', async (c) => {
    const fault = faults.take();
    const failure = await inflict(c, fault);
    if (failure) return failure;
    const one = received.find(c.req.param('id'));
    if (!one) throw new ResendError('not_found', 'Email not found');
    if (fault?.fault === 'lose-answer') return breakConnection(c);
    const until = now() + hour;
    const { origin } = new URL(c.req.url);
    return c.json(shownEmail(one, `${origin}/_raw/${one.id}?until=${until}`, new Date(until).toISOString()));
  });
}

/** Where the mails themselves are had for an hour, without a key; and where mails are handed in. */
export function rawRoutes({ faults, received, now }: Options) {
  return new Hono<EndpointEnv>()
    .get('/_raw/:id', async (c) => {
      const failure = await inflict(c, faults.take());
      if (failure) return failure;
      const one = received.find(c.req.param('id'));
      if (!one || now() > Number(c.req.query('until'))) return c.text('AccessDenied', 403);
      return c.body(one.source, 200, { 'content-type': 'binary/octet-stream' });
    })
    .post('/_inbound', async (c: Context<EndpointEnv>) => {
      const { data, error } = arrivalSchema.safeParse(await c.req.json());
      return error ? c.json(error.issues, 422) : c.json({ id: received.arrive(data).id });
    })
    .post('/_inbound/:id/tell', (c) => {
      received.tell(c.req.param('id'), Number(c.req.query('times') ?? 1));
      return c.json({});
    });
}
