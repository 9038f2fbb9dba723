import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { demoCompanies } from '../demo/company';
import type { DemoCompany } from '../demo/demo-company';
import { listenOnLoopback } from '../port-in-use';
import { createApp } from './app';
import type { Clock } from './clock';
import type { EngineAddress } from './engine';
import { createFaults } from './faults';
import { type Limits, usualLimits } from './limits';
import { createLogins } from './logins';
import type { OAuthClient } from './oauth/client';
import { createGrants } from './oauth/grants';
import type { LoggedRequest } from './request-log';
import { createHooks, type Patience, usualPatience } from './webhooks/hooks';
import { watchEngine } from './webhooks/watch-engine';

export interface ProcoreOptions {
  /** 0 picks a free one. */
  port: number;
  /** The ledger that keeps its commitments. */
  engine: EngineAddress;
  client: OAuthClient;
  companies?: readonly DemoCompany[];
  /** Where the app is installed at first: everywhere, unless it is said. */
  connected?: readonly string[];
  /** Demo people who are one more face of another one, by id. */
  alsoAs?: Readonly<Record<string, readonly string[]>>;
  limits?: Partial<Limits>;
  patience?: Partial<Patience>;
  now?: Clock;
}

export type Procore = Awaited<ReturnType<typeof startProcore>>;

/**
 * Starts the stand-in for Procore's login server and REST API on 127.0.0.1, before a ledger that owns the acceptance
 * loop and that the sandbox's pages act on. Throws `PortInUse`.
 */
export async function startProcore({
  port,
  engine,
  client,
  companies = demoCompanies,
  connected = companies.map(({ id }) => id),
  alsoAs = {},
  limits,
  patience,
  now = Date.now,
}: ProcoreOptions) {
  const faults = createFaults();
  const grants = createGrants(now);
  const hooks = createHooks(now, { ...usualPatience, ...patience });
  const logins = createLogins(companies, alsoAs);
  const log: LoggedRequest[] = [];
  const app = createApp({
    ...{ engine, companies, client, logins, grants, hooks, faults, log, now },
    connected: new Set(connected),
    limits: { ...usualLimits, ...limits },
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  const listening = await listenOnLoopback(server, port, 'port');
  const stopWatching = await watchEngine(engine, { companies, logins, hooks });

  return {
    /** What `PROCORE_LOGIN_URL` and `PROCORE_API_URL` have to be. */
    url: `http://127.0.0.1:${listening}`,
    ...{ faults, grants, hooks, logins },
    /** Every request so far, oldest first; lines are completed as answers go out. */
    log: log as readonly LoggedRequest[],
    /** What a client asked for that is not declared: none, if all is well. */
    strays: () => log.flatMap(({ stray }) => stray ?? []),
    /** Breaks open connections and frees the port. */
    async stop() {
      stopWatching();
      await hooks.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        if (server instanceof Server) server.closeAllConnections();
      });
    },
  };
}
