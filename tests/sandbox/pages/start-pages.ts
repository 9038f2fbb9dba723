import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { demoCompanies, startsAs } from '../demo/company';
import type { DemoCompany } from '../demo/demo-company';
import type { Forward } from '../inbound/forward-notice';
import { listenOnLoopback } from '../port-in-use';
import { createApp } from './server/app';
import { buildAssets } from './server/assets';

export interface PagesOptions {
  /** 0 picks a free one. */
  port: number;
  apiUrl: string;
  /** A bearer token of the API for each demo person, by id. */
  tokens: Readonly<Record<string, string>>;
  /** Linked from the start page. */
  mailboxUrl?: string;
  /** Offered on the start page. */
  forward?: Forward;
  companies?: readonly DemoCompany[];
  /** How long the API may take to answer. */
  timeoutMs?: number;
}

export type Pages = Awaited<ReturnType<typeof startPages>>;

/** Starts the stand-in for Procore's commitments pages on 127.0.0.1. Throws `PortInUse`. */
export async function startPages(options: PagesOptions) {
  const { port, apiUrl, tokens, mailboxUrl, companies = demoCompanies, timeoutMs = 15_000 } = options;
  const app = createApp({
    apiUrl,
    mailboxUrl: mailboxUrl ?? null,
    timeoutMs,
    forward: options.forward,
    world: { companies, tokens, startsAs },
    assets: await buildAssets(),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  const listening = await listenOnLoopback(server, port, 'port');

  return {
    url: `http://127.0.0.1:${listening}`,
    /** Breaks open connections and frees the port. */
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        if (server instanceof Server) server.closeAllConnections();
      });
    },
  };
}
