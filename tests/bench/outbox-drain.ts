import { setTimeout as wait } from 'node:timers/promises';
import type { Mailer } from '@rebound/api/mail/mailer';
import { createResendMailer } from '@rebound/api/mail/resend-com';
import { startDelivering } from '@rebound/api/notification/deliver';
import { nextDueAt } from '@rebound/api/notification/lease';
import { draft, openOutbox, put } from '@rebound/api/notification/outbox.fixture';
import { pino } from 'pino';
import { startResendEndpoint } from '../sandbox/resend-endpoint/start-resend-endpoint';
import { type Benchmark, timed } from './benchmark';

const apiKey = 're_sandbox';
const limit = 10;
const atLimit = 50;
const freely = 400;

export const drainAtLimit: Benchmark = {
  name: `the outbox at a provider that takes ${limit} calls a second, without a 429`,
  unit: 'calls/s',
  peer: "the provider's limit",
  target: { atLeast: 0.95 },
  prepare: async () => {
    // One letter a call: batches would take a hundred times as many.
    const world = await openWorld(limit, ({ send }) => ({ send }));
    return {
      ours: async () => atLimit / (await world.drain(atLimit)),
      peer: async () => limit,
      close: world.close,
    };
  },
};

export const drainFreely: Benchmark = {
  name: `the outbox with ${freely} letters due, nothing lost if it were killed`,
  unit: 'letters/s',
  peer: 'a loop of fetch with the same letters',
  target: { atLeast: 0.5 },
  prepare: async () => {
    const world = await openWorld(1_000_000, (mailer) => mailer);
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'user-agent': 'a loop' };
    const bodies = drafts(freely).map(({ payload }) => JSON.stringify(payload));
    const loop = async () => {
      for (const body of bodies) {
        const answer = await fetch(`${world.url}/emails`, { method: 'POST', headers, body });
        if (!answer.ok) throw new Error(await answer.text());
        await answer.json();
      }
    };
    return {
      ours: async () => freely / (await world.drain(freely)),
      peer: async () => freely / (await timed(loop)),
      close: world.close,
    };
  },
};

let written = 0;

/** To an address that the stand-in delivers nothing to, so that it is the provider alone. */
function drafts(count: number) {
  const html = `<p>${'Use vendor code V-2317. '.repeat(400)}</p>`;
  return Array.from({ length: count }, () => {
    const one = draft(`r-${written++}`, { to: `approver-${written}@bounce.test` });
    return { ...one, payload: { ...one.payload, html } };
  });
}

async function openWorld(ratePerSecond: number, mailerOf: (mailer: Mailer) => Mailer) {
  const outbox = await openOutbox();
  const endpoint = await startResendEndpoint({ port: 0, smtpPort: 1, apiKey, ratePerSecond });
  const delivering = startDelivering({
    db: outbox.db,
    mailer: mailerOf(createResendMailer({ apiKey, baseUrl: endpoint.url })),
    now: () => new Date().toISOString(),
    log: pino({ level: 'silent' }),
  });
  const isOver = async () => (await nextDueAt(outbox.db)) === null;
  return {
    url: endpoint.url,
    /** Seconds that it takes to send so many letters, which are all due. */
    async drain(count: number): Promise<number> {
      await put(outbox.db, ...drafts(count));
      const before = endpoint.log.length;
      const seconds = await timed(async () => {
        delivering.nudge();
        while (!(await isOver())) await wait(10);
      });
      const calls = endpoint.log.slice(before);
      const sent = calls.flatMap(({ emails }) => emails).length;
      const limited = calls.filter(({ status }) => status === 429).length;
      if (sent !== count || limited) throw new Error(`${sent} of ${count} sent, ${limited} times 429`);
      return seconds;
    },
    close: async () => {
      await delivering.stop();
      await endpoint.stop();
      outbox.close();
    },
  };
}
