import { Hono } from 'hono';
import type { DemoCompany } from '../demo/demo-company';
import type { Clock } from './clock';
import { controlRoutes } from './control-routes';
import type { EngineAddress } from './engine';
import type { Faults } from './faults';
import { inflict } from './inflict';
import { type Limits, limitRequests } from './limits';
import type { Logins } from './logins';
import type { OAuthClient } from './oauth/client';
import type { Grants } from './oauth/grants';
import { oauthRoutes } from './oauth/routes';
import { ProcoreError } from './procore-error';
import { type LoggedRequest, logRequests, type ProcoreEnv } from './request-log';
import { commitmentContractEndpoints } from './rest/commitment-contracts';
import { companyEndpoints } from './rest/company';
import { lineEndpoints } from './rest/contract-lines';
import { contractEndpoints } from './rest/contracts';
import { directoryEndpoints } from './rest/directory';
import type { Endpoint } from './rest/endpoint';
import { hookEndpoints } from './rest/hooks';
import { restRoutes } from './rest/routes';
import { Stray } from './rest/stray';
import { triggerEndpoints } from './rest/triggers';
import type { Hooks } from './webhooks/hooks';

export interface ProcoreParts {
  engine: EngineAddress;
  companies: readonly DemoCompany[];
  connected: Set<string>;
  client: OAuthClient;
  limits: Limits;
  logins: Logins;
  grants: Grants;
  hooks: Hooks;
  faults: Faults;
  log: LoggedRequest[];
  now: Clock;
}

/** Everything that the stand-in serves under `/rest/`. */
export function endpointsOf({ logins, hooks, now }: Pick<ProcoreParts, 'logins' | 'hooks' | 'now'>): Endpoint[] {
  return [
    ...companyEndpoints,
    ...directoryEndpoints(logins),
    ...contractEndpoints(logins),
    ...lineEndpoints(),
    ...commitmentContractEndpoints(logins),
    ...hookEndpoints(hooks, now),
    ...triggerEndpoints(hooks),
  ];
}

/** Procore's login server and REST API as far as Rebound uses them, with what controls them beside it. */
export function createApp(parts: ProcoreParts) {
  const { client, connected, engine, faults, grants, hooks, limits, log, logins, now } = parts;
  const app = new Hono<ProcoreEnv>();
  app.route('/', controlRoutes({ faults, log, grants, hooks, connected }));
  app.use(logRequests(log, now), inflict(faults, now));
  app.use('/rest/*', limitRequests(limits, now));
  app.route('/', oauthRoutes({ client, grants, logins }));
  app.route('/', restRoutes({ endpoints: endpointsOf(parts), engine, grants, connected }));
  app.onError((error, c) => {
    if (error instanceof ProcoreError) return c.json(error, error.status, error.headers);
    if (!(error instanceof Stray)) throw error;
    c.var.logged.stray = error.message;
    console.error(`Procore stand-in: ${error.message}`);
    return c.json({ errors: `The stand-in does not serve this. ${error.message}` }, 501);
  });
  return app;
}
