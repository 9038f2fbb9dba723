import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from '@rebound/api/app';
import { createDeps } from '@rebound/api/create-deps';
import { readEnv } from '@rebound/api/env';
import { pino } from 'pino';
import { listenOnLoopback } from '../port-in-use';

export type StartedEngine = Awaited<ReturnType<typeof startEngine>>;

interface EngineOptions {
  /** A database with the demo companies in it. */
  databaseUrl: string;
  secret: string;
  mail: { from: string; apiKey: string; baseUrl: string };
}

/** The ledger behind the stand-in: a second, complete Rebound that only the sandbox knows of, in this process. */
export async function startEngine({ databaseUrl, secret, mail }: EngineOptions) {
  const read = readEnv({
    REBOUND_DATABASE_URL: databaseUrl,
    REBOUND_SECRET: secret,
    REBOUND_MAIL_FROM: mail.from,
    RESEND_API_KEY: mail.apiKey,
    RESEND_BASE_URL: mail.baseUrl,
  });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const { deps, delivering } = await createDeps(read.env, pino({ level: 'silent' }));
  const server = createAdaptorServer({ fetch: createApp(deps).fetch });
  const port = await listenOnLoopback(server, 0, 'port');
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        if (server instanceof Server) server.closeAllConnections();
      });
      await delivering.stop();
      deps.db.close();
    },
  };
}
