import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { listenOnLoopback } from '../port-in-use';
import { createApp } from './app';
import type { Email } from './email';
import { createFaults } from './faults';
import { createReceivedEmails } from './received-emails';
import type { LoggedRequest } from './request-log';
import { createSentEmails } from './sent-emails';
import { smtpDelivery } from './smtp-delivery';
import { createWebhooks, type WebhookOptions } from './webhooks';

export type ResendEndpointOptions = {
  /** 0 picks a free one. */
  port: number;
  /** Where accepted emails are handed over: the mailbox's SMTP port. */
  smtpPort: number;
  /** The one key that is let in. */
  apiKey: string;
  /** Requests a second before 429. Resend's own documents say 2, 5 and 10. */
  ratePerSecond?: number;
  /** Time between the 200 and the delivery. */
  deliveryMs?: number;
  /** Which emails arrive, of those that were accepted: all of them, unless it is said. */
  arrives?: (email: Email) => boolean;
  /** Without it nobody is told what becomes of an email. */
  webhook?: WebhookOptions;
  /** Milliseconds since the epoch; a story may turn it to see a key forgotten. */
  now?: () => number;
};

export type ResendEndpoint = Awaited<ReturnType<typeof startResendEndpoint>>;

/** Starts the stand-in for Resend's API on 127.0.0.1. Throws `PortInUse`. */
export async function startResendEndpoint({
  port,
  smtpPort,
  apiKey,
  ratePerSecond = 10,
  deliveryMs = 50,
  arrives = () => true,
  webhook,
  now = Date.now,
}: ResendEndpointOptions) {
  const faults = createFaults();
  const log: LoggedRequest[] = [];
  const webhooks = createWebhooks(webhook, now);
  const handOver = smtpDelivery(smtpPort);
  const deliver = async (id: string, email: Email) => (arrives(email) ? handOver(id, email) : undefined);
  const sent = createSentEmails({ deliver, deliveryMs, now, tell: webhooks.tell });
  const received = createReceivedEmails({ now, webhooks });
  const downloadFaults = createFaults();
  const app = createApp({ apiKey, ratePerSecond, faults, downloadFaults, log, sent, received, now });

  const server = createAdaptorServer({ fetch: app.fetch });
  const listening = await listenOnLoopback(server, port, 'port');

  return {
    /** What `RESEND_BASE_URL` has to be. */
    url: `http://127.0.0.1:${listening}`,
    faults,
    downloadFaults,
    /** Mails that come in: take them in, tell of them again, lose them. */
    received,
    /** Every request so far, oldest first; lines are completed as answers go out. */
    log: log as readonly LoggedRequest[],
    /** Every webhook so far, oldest first. */
    webhooks: webhooks.posted,
    /** Resolves when every accepted email has been handed over. */
    settled: sent.settled,
    /** Breaks open connections, lets accepted emails arrive, and frees the port. */
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        if (server instanceof Server) server.closeAllConnections();
      });
      await sent.settled();
      webhooks.stop();
    },
  };
}
