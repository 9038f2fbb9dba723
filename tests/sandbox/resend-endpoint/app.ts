import { Hono } from 'hono';
import { faultRoutes } from '../fault-routes';
import { requireApiKey, requireUserAgent } from './authentication';
import { emailRoutes } from './email-routes';
import { type Faults, faultsSchema } from './faults';
import { limitRate } from './rate-limit';
import type { ReceivedEmails } from './received-emails';
import { rawRoutes, receivingRoutes } from './receiving-routes';
import { type EndpointEnv, type LoggedRequest, logRequests } from './request-log';
import { ResendError } from './resend-error';
import type { SentEmails } from './sent-emails';

type Options = {
  apiKey: string;
  ratePerSecond: number;
  faults: Faults;
  log: LoggedRequest[];
  sent: SentEmails;
  received: ReceivedEmails;
  /** What goes wrong with the next downloads of mails that came in. */
  downloadFaults: Faults;
  now: () => number;
};

/** Resend's HTTP API as far as Rebound uses it, with what controls it beside it. */
export function createApp({ apiKey, ratePerSecond, faults, downloadFaults, log, sent, received, now }: Options) {
  const app = new Hono<EndpointEnv>();
  app.route('/', faultRoutes(log, faults, faultsSchema));
  app.route('/', rawRoutes({ faults: downloadFaults, received, now }));
  app.use(logRequests(log, now), requireUserAgent, requireApiKey(apiKey), limitRate(ratePerSecond, now));
  app.route('/', receivingRoutes({ faults, received, now }));
  app.route('/', emailRoutes({ faults, sent, now }));

  app.notFound(() => {
    throw new ResendError('not_found');
  });
  app.onError((error, c) => {
    if (error instanceof ResendError) return c.json(error, error.statusCode);
    throw error;
  });
  return app;
}
