import { serve } from '@hono/node-server';
import { createApp } from '@rebound/api/app';
import type { CompanyFile } from '@rebound/api/cli/company-file';
import { createResendEvents } from '@rebound/api/mail/resend-events';
import { createResendReceiver } from '@rebound/api/mail/resend-received';
import { inboundAddress } from '@rebound/api/notification/inbox/whose-address';
import { startInbox } from '@rebound/api/notification/inbox/work-inbox';
import { company } from '@rebound/api/permission/table';
import type { Sent } from '@rebound/api/testing/arriving-mail';
import { hearingUpstream } from '@rebound/api/testing/hearing-upstream';
import { openLedger } from '@rebound/api/testing/ledger';
import { startResendEndpoint } from '../resend-endpoint/start-resend-endpoint';

export const domain = 'in.test';
const apiKey = 're_sandbox';
const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;

export interface ClockOptions {
  /** How many times as fast the clock of the API runs. */
  speed: number;
  startedAt: number;
}

/** The API on a new database with all that mail comes in through, each over HTTP: webhooks, the provider, the mails. */
export async function startReceiving(companies: CompanyFile[], { speed, startedAt }: ClockOptions) {
  const ledger = await openLedger(companies);
  const { deps } = ledger;
  deps.now = () => new Date(startedAt + (Date.now() - startedAt) * speed).toISOString();
  deps.upstream = hearingUpstream;
  deps.mail = { ...deps.mail, events: createResendEvents({ apiKey, secret }), inboundDomain: domain };
  let nudge: () => void = () => undefined;
  deps.mailWaits = () => nudge();
  const [server, port] = await new Promise<[ReturnType<typeof serve>, number]>((resolve) => {
    const listening = serve({ fetch: createApp(deps).fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
      resolve([listening, info.port]),
    );
  });
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/resend`, secret };
  const endpoint = await startResendEndpoint({ port: 0, smtpPort: 1, apiKey, ratePerSecond: 200, webhook });
  const addresses = new Map(
    (await deps.db.read.select({ id: company.id, name: company.inboundName }).from(company)).map(({ id, name }) => [
      id,
      inboundAddress(name, domain),
    ]),
  );

  return {
    ...{ ledger, endpoint },
    /** Where a company's notifications are forwarded to. */
    addressOf: (id: string) => addresses.get(id) ?? `nobody@${domain}`,
    /** A mail comes in for `to`; resolves when its arrival was told. */
    async arrive(mail: Sent, to: string[], more: { verdict?: string; told?: number } = {}): Promise<string> {
      const { id } = endpoint.received.arrive({ mail, to, ...more });
      while (endpoint.webhooks.some(({ status }) => status === null)) await new Promise((next) => setTimeout(next, 5));
      return id;
    },
    /** Reads what came in, until stopped. */
    startReading() {
      const receiver = createResendReceiver({ apiKey, baseUrl: endpoint.url, timeoutMs: 700 });
      const inbox = startInbox({ ...deps, receiver, domain, chance: () => 1 });
      nudge = inbox.nudge;
      const timer = setInterval(inbox.nudge, 20);
      return async () => {
        clearInterval(timer);
        await inbox.stop();
      };
    },
    async stop() {
      await endpoint.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await ledger.close();
    },
  };
}
