import { Hono } from 'hono';
import { requireApiKey, requireUserAgent } from './authentication.ts';
import { controlRoutes } from './control-routes.ts';
import { emailRoutes } from './email-routes.ts';
import type { Faults } from './faults.ts';
import { limitRate } from './rate-limit.ts';
import { type EndpointEnv, type LoggedRequest, logRequests } from './request-log.ts';
import { ResendError } from './resend-error.ts';
import type { SentEmails } from './sent-emails.ts';

type Options = {
  apiKey: string;
  ratePerSecond: number;
  faults: Faults;
  log: LoggedRequest[];
  sent: SentEmails;
  now: () => number;
};

/** Resend's HTTP API as far as Rebound uses it, with what controls it beside it. */
export function createApp({ apiKey, ratePerSecond, faults, log, sent, now }: Options) {
  const app = new Hono<EndpointEnv>();
  app.route('/', controlRoutes(faults, log));
  app.use(logRequests(log, now), requireUserAgent, requireApiKey(apiKey), limitRate(ratePerSecond, now));
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
