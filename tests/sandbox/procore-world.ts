import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { northgate } from './demo/northgate/northgate';
import { createForward, noticeSender } from './inbound/forward-notice';
import { operate } from './operate';
import { startPages } from './pages/start-pages';
import type { Ports } from './ports';
import { mailFrom, prepareDatabase } from './prepare-database';
import type { OAuthClient } from './procore/oauth/client';
import { startEngine } from './procore/start-engine';
import { type ProcoreOptions, startProcore } from './procore/start-procore';
import { startResendEndpoint } from './resend-endpoint/start-resend-endpoint';
import { runApi } from './start-api';
import { type Stops, startIn } from './start-in';
import { addressesIn, apiKey, inboundDomain, startMail, type World } from './world';

export interface ProcoreWorld extends World {
  procore: Awaited<ReturnType<typeof startProcore>>;
  /** The address of the ledger behind the stand-in. `tokens` are good there. */
  engine: { url: string };
  /** Runs one of the operator's commands, with the environment of the API. Answers what it printed. */
  operate(...args: string[]): Promise<string>;
}

interface Options extends Pick<ProcoreOptions, 'limits' | 'patience'> {
  prepare?: typeof prepareDatabase;
  /** Of the ledger behind the stand-in, where nobody takes anything back. */
  undoSeconds?: number;
}

/** The one mail of Procore's that the sandbox has. */
const rejectionMail = /ERP Commitment Rejection Notification/;

/**
 * Rebound beside a Procore that lives in it: the stand-in and its ledger with the demo company, the pages that act on
 * that ledger, and Rebound's API on an empty database to which the operator's own command has connected the company.
 */
export async function startProcoreWorld(
  ports: Ports,
  folder: string,
  tell: (what: string) => void = () => undefined,
  { prepare = prepareDatabase, undoSeconds = 0, ...options }: Options = {},
): Promise<ProcoreWorld> {
  return startIn(folder, async (stops) => {
    tell('mailbox and Resend endpoint');
    const mail = await startMail(ports, folder, stops);
    const sandbox: Sandbox = { ports, folder, stops, client: clientOf(ports), webUrl: urlOf(ports.pages) };
    const { variables, operate: operateHere } = environment(sandbox, mail);

    tell('stand-in for Procore with the demo company, and the API, connected to that company');
    const [standIn, api] = await together(
      startStandIn(sandbox, { prepare, undoSeconds, ...options }),
      startConnectedApi(sandbox, variables, operateHere),
    );

    tell('commitments pages');
    const { engine, tokens, procore } = standIn;
    const { mailbox, resend } = mail;
    const { addresses, ...connected } = api;
    const forward = createForward(resend.url, { addresses, webUrl: sandbox.webUrl });
    const pages = await startPages({ port: ports.pages, apiUrl: engine.url, tokens, mailboxUrl: mailbox.url, forward });
    stops.push(() => pages.stop());
    return { mailbox, resend, pages, tokens, api: connected, procore, engine, operate: operateHere };
  });
}

interface Sandbox {
  ports: Ports;
  folder: string;
  stops: Stops;
  client: OAuthClient;
  webUrl: string;
}

const urlOf = (port: number) => `http://127.0.0.1:${port}`;

function clientOf({ api }: Ports): OAuthClient {
  return {
    id: 'rebound-sandbox',
    secret: randomBytes(24).toString('base64url'),
    redirectUris: [`${urlOf(api)}/v1/sign-in/procore/callback`],
  };
}

/** Procore as far as there is one here: the ledger with the demo company, what it mails, and the faces before it. */
async function startStandIn(
  { ports, folder, stops, client, webUrl }: Sandbox,
  { prepare, undoSeconds, ...options }: Required<Pick<Options, 'prepare' | 'undoSeconds'>> & Options,
) {
  const databaseUrl = `file:${join(folder, 'procore.db')}`;
  const secret = randomBytes(32).toString('base64');
  const tokens = await prepare({ url: databaseUrl, secret, webUrl, undoSeconds, byTheClock: false });
  const post = await startResendEndpoint({
    ...{ port: 0, smtpPort: ports.smtp, apiKey },
    arrives: ({ subject }) => rejectionMail.test(subject),
  });
  stops.push(() => post.stop());
  const mail = { from: mailFrom, apiKey, baseUrl: post.url };
  const engine = await startEngine({ databaseUrl, secret, mail });
  stops.push(() => engine.stop());
  const procore = await startProcore({
    ...{ port: ports.procore, engine: { url: engine.url, tokens }, client },
    ...options,
  });
  stops.push(() => procore.stop());
  return { tokens, engine: { url: engine.url }, procore };
}

/** What Rebound's API is told, and the operator's commands too. */
function environment(
  { ports, folder, client }: Sandbox,
  { resend, webhook }: Pick<Awaited<ReturnType<typeof startMail>>, 'resend' | 'webhook'>,
) {
  const variables = {
    REBOUND_DATABASE_URL: `file:${join(folder, 'rebound.db')}`,
    REBOUND_SECRET: randomBytes(32).toString('base64'),
    REBOUND_MAIL_FROM: 'Rebound <rebound@northgate.example>',
    REBOUND_PUBLIC_URL: urlOf(ports.api),
    REBOUND_UPSTREAM: 'procore',
    PROCORE_CLIENT_ID: client.id,
    PROCORE_CLIENT_SECRET: client.secret,
    PROCORE_LOGIN_URL: urlOf(ports.procore),
    PROCORE_API_URL: urlOf(ports.procore),
    PROCORE_WEBHOOK_SECRET: randomBytes(24).toString('base64url'),
    RESEND_API_KEY: apiKey,
    RESEND_BASE_URL: resend.url,
    RESEND_WEBHOOK_SECRET: webhook.secret,
    REBOUND_INBOUND_DOMAIN: inboundDomain,
  };
  return { variables, operate: (...args: string[]) => operate(variables, ...args) };
}

async function startConnectedApi(
  { ports, folder, stops, webUrl }: Sandbox,
  variables: Record<string, string>,
  operateHere: ProcoreWorld['operate'],
) {
  const connection = join(folder, 'connection.json');
  await writeFile(connection, JSON.stringify(northgate.connection));
  const company = ['--name', northgate.name, '--currency', northgate.currency, '--locks-approved', 'on'];
  await operateHere('procore', 'connect', northgate.id, ...company, '--web', webUrl, '--erp', connection);
  await operateHere('company', 'set', northgate.id, '--allowed-senders', noticeSender);
  const addresses = await addressesIn(variables.REBOUND_DATABASE_URL ?? '');
  const api = await runApi(ports.api, variables, join(folder, 'api.log'));
  stops.push(() => api.stop());
  return { ...api, addresses };
}

/** Both, or the fault of either once neither is under way any more. */
async function together<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}
