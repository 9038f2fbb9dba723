import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from '@rebound/api/app';
import { createDeps } from '@rebound/api/create-deps';
import { readEnv } from '@rebound/api/env';
import { connectCompany } from '@rebound/api/upstream/procore/connect-company';
import { registerHook } from '@rebound/api/upstream/procore/hooks';
import { clientsOf } from '@rebound/api/upstream/procore/procore';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import type { Problem } from '@rebound/shared/problem';
import { pino } from 'pino';
import type { DemoCompany } from '../demo/demo-company';
import { listenOnLoopback } from '../port-in-use';
import { client } from './procore.fixture';

export interface ReboundOptions {
  /** Where Procore, or what stands in for it, answers. */
  procoreUrl: string;
  /** The companies that the operator has connected. */
  companies: readonly DemoCompany[];
  /** Where it listens; a port that is held open. */
  door: Door;
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** An address that is known before there is anything behind it, as an app has one that is registered at Procore. */
export async function openDoor() {
  let behind = (_request: Request): Response | Promise<Response> => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request) => behind(request) });
  const url = `http://127.0.0.1:${await listenOnLoopback(server, 0, 'port')}`;
  return {
    url,
    leadTo(fetch: typeof behind) {
      behind = fetch;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        if (server instanceof Server) server.closeAllConnections();
      }),
  };
}

/** Rebound's API in this process, on an empty database, beside whatever answers as Procore. */
export async function startRebound({ procoreUrl, companies, door }: ReboundOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'rebound-beside-'));
  const env = {
    REBOUND_DATABASE_URL: `file:${join(folder, 'rebound.db')}`,
    REBOUND_SECRET: 'another secret of more than 32 characters',
    REBOUND_MAIL_FROM: 'Rebound <rebound@quarry.example>',
    REBOUND_PUBLIC_URL: door.url,
    REBOUND_UPSTREAM: 'procore',
    PROCORE_CLIENT_ID: client.id,
    PROCORE_CLIENT_SECRET: client.secret,
    PROCORE_LOGIN_URL: procoreUrl,
    PROCORE_API_URL: procoreUrl,
    PROCORE_WEBHOOK_SECRET: webhookSecret,
    RESEND_API_KEY: 're_none',
    RESEND_BASE_URL: 'http://127.0.0.1:9',
  };
  const read = readEnv(env);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const { deps, delivering } = await createDeps(read.env, pino({ level: 'silent' }));
  const app = createApp(deps);
  door.leadTo((request) => app.fetch(request));
  await deps.db.write(async (tx) => {
    for (const { id, name, currency, connection, locksApproved } of companies) {
      const webUrl = 'https://app.procore.com';
      await connectCompany(tx, { id, name, currency, webUrl, zone: 'UTC', connection, locksApproved });
    }
  });

  async function post(path: string, body: unknown, token?: string): Promise<Answer> {
    return answered(app.request(path, { method: 'POST', body: JSON.stringify(body), headers: headersOf(token) }));
  }

  return {
    ...{ deps, env, post },
    /** Asks Procore to post to this Rebound what changes, as a person here, by id, who is signed in. */
    async registerHook(companyId: string, personId: string) {
      const { procore: settings, secret } = read.env;
      if (!settings) throw new Error('This Rebound knows no Procore.');
      const { clientFor } = clientsOf({ settings, secret, db: deps.db, now: deps.now });
      const url = `${door.url}/webhooks/procore`;
      return registerHook(clientFor({ companyId, personId }), { url, authorization: webhookSecret });
    },
    /** Begins a sign-in; `finish` takes the code that Procore gave. */
    async beginSignIn() {
      const verifier = randomBytes(32).toString('base64url');
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const { body } = await post('/v1/sign-in/procore', { challenge, device: 'A test' });
      const { state, authorizeUrl } = body as { state: string; authorizeUrl: string };
      const finish = (code: string, companyId?: string) =>
        post('/v1/sign-in/procore/finish', { state, code, verifier, ...(companyId && { companyId }) });
      return { authorizeUrl, finish };
    },
    /** What asks as whoever has `token`. */
    as: (token: string) => ({
      get: (path: string) => answered(app.request(path, { headers: headersOf(token) })),
      post: (path: string, body: unknown) => post(path, body, token),
      drop: (path: string) => answered(app.request(path, { method: 'DELETE', body: '{}', headers: headersOf(token) })),
      async command(id: string, change: { verb?: string; body: unknown }) {
        const view = await answered(app.request(`/v1/commitments/${id}`, { headers: headersOf(token) }));
        const { version } = (view.body as CommitmentView).commitment;
        const headers = {
          ...headersOf(token),
          'If-Match': `"${version}"`,
          'Idempotency-Key': randomBytes(12).toString('hex'),
        };
        const path = `/v1/commitments/${id}${change.verb ? `/${change.verb}` : ''}`;
        const method = change.verb ? 'POST' : 'PATCH';
        return answered(app.request(path, { method, headers, body: JSON.stringify(change.body) }));
      },
    }),
    async stop() {
      await delivering.stop();
      await deps.procore?.stop();
      deps.db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const webhookSecret = 'Bearer the-secret-of-the-webhooks';

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
  problem: Problem;
}

async function answered(asked: Response | Promise<Response>): Promise<Answer> {
  const answer = await asked;
  const text = await answer.text();
  const body: unknown = text ? JSON.parse(text) : null;
  return { status: answer.status, headers: answer.headers, body, problem: body as Problem };
}

function headersOf(token: string | undefined) {
  return { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
}
