import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openDb } from '@rebound/api/db/open';
import { inboundAddress } from '@rebound/api/notification/inbox/whose-address';
import { company } from '@rebound/api/permission/table';
import { createForward } from './inbound/forward-notice';
import { startMailbox } from './mailbox/start-mailbox';
import { startPages } from './pages/start-pages';
import type { Ports } from './ports';
import { mailFrom, prepareDatabase } from './prepare-database';
import { startResendEndpoint } from './resend-endpoint/start-resend-endpoint';
import { runApi } from './start-api';
import { type Stops, startIn } from './start-in';

export type World = Awaited<ReturnType<typeof startWorld>>;

export const apiKey = 're_sandbox_key';
export const inboundDomain = 'in.rebound.test';

/**
 * The demo company with all that surrounds it, each on its own port of 127.0.0.1: the mailbox, the Resend endpoint, the
 * API on a new database in `folder` (emptied first), and the commitments pages. `undoSeconds`: to wait less for mail;
 * `prepare`: another way to the same database.
 * `byTheClock`: with daily summaries and reminders, which come when it is time and not when a story wants them.
 */
export async function startWorld(
  ports: Ports,
  folder: string,
  tell: (what: string) => void = () => undefined,
  {
    undoSeconds,
    byTheClock = false,
    prepare = prepareDatabase,
  }: { undoSeconds?: number; byTheClock?: boolean; prepare?: typeof prepareDatabase } = {},
) {
  return startIn(folder, async (stops) => {
    tell('mailbox and Resend endpoint');
    const { mailbox, resend, webhook } = await startMail(ports, folder, stops);

    tell('demo company');
    const url = `file:${join(folder, 'rebound.db')}`;
    const secret = randomBytes(32).toString('base64');
    const webUrl = `http://127.0.0.1:${ports.pages}`;
    const tokens = await prepare({ url, secret, webUrl, undoSeconds, byTheClock });

    const addresses = await addressesIn(url);
    tell('API');
    const env = {
      REBOUND_DATABASE_URL: url,
      REBOUND_SECRET: secret,
      REBOUND_MAIL_FROM: mailFrom,
      REBOUND_PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
      RESEND_API_KEY: apiKey,
      RESEND_BASE_URL: resend.url,
      RESEND_WEBHOOK_SECRET: webhook.secret,
      REBOUND_INBOUND_DOMAIN: inboundDomain,
    };
    const api = await runApi(ports.api, env, join(folder, 'api.log'));
    stops.push(() => api.stop());

    tell('commitments pages');
    const forward = createForward(resend.url, { addresses, webUrl });
    const pages = await startPages({ port: ports.pages, apiUrl: api.url, tokens, mailboxUrl: mailbox.url, forward });
    stops.push(() => pages.stop());
    return { mailbox, resend, pages, tokens, api };
  });
}

/** Where each company's notifications are forwarded to. Asked before the API starts: one process owns the file. */
export async function addressesIn(url: string): Promise<Map<string, string>> {
  const db = await openDb({ url });
  const rows = await db.read.select({ id: company.id, name: company.inboundName }).from(company);
  db.close();
  return new Map(rows.map(({ id, name }) => [id, inboundAddress(name, inboundDomain)]));
}

/** The mailbox, and the Resend endpoint that Rebound's letters leave by. */
export async function startMail(ports: Ports, folder: string, stops: Stops) {
  const mailbox = await startMailbox({ webPort: ports.mailbox, smtpPort: ports.smtp, directory: join(folder, 'mail') });
  stops.push(() => mailbox.stop());
  const webhook = {
    url: `http://127.0.0.1:${ports.api}/webhooks/resend`,
    secret: `whsec_${randomBytes(24).toString('base64')}`,
  };
  const resend = await startResendEndpoint({ port: ports.resend, smtpPort: ports.smtp, apiKey, webhook });
  stops.push(() => resend.stop());
  return { mailbox, resend, webhook };
}
