import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseBusy } from '@rebound/api/db/db';
import { draft, openOutbox, put } from '@rebound/api/notification/outbox.fixture';
import { leaseMs } from '@rebound/api/notification/schedule';
import { letter } from '@rebound/api/notification/table';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../resend-endpoint/faults';
import { type ResendEndpoint, startResendEndpoint } from '../resend-endpoint/start-resend-endpoint';
import { type Deliverer, startDeliverer } from './start-deliverer';

const isLong = Boolean(process.env.REBOUND_LONG);
const [letters, deliverers, seed] = isLong ? [2_000, 4, 20261123] : [60, 3, 7];
/** A lease is over in a second. */
const speed = leaseMs / 1_000;

let outbox: Awaited<ReturnType<typeof openOutbox>>;
let endpoint: ResendEndpoint;
let running: Deliverer[];

beforeEach(async () => {
  outbox = await openOutbox();
  endpoint = await startResendEndpoint({ port: 0, smtpPort: 1, apiKey: 're_sandbox', ratePerSecond: 40 });
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map(({ kill }) => kill()));
  await endpoint.stop();
  outbox.close();
});

test(`R4: ${deliverers} deliverers, killed and paused, send ${letters} letters, each once`, {
  timeout: isLong ? 900_000 : 120_000,
}, async () => {
  const chance = seeded(seed);
  const startedAt = Date.now();
  const options = { databaseUrl: outbox.url, resendUrl: endpoint.url, startedAt, speed, timeoutMs: 1_500 };
  const counts = { killed: 0, paused: 0 };
  running = await Promise.all(Array.from({ length: deliverers }, () => startDeliverer(options)));

  const restarts: Promise<void>[] = [];
  let written = 0;
  const writing = (async () => {
    while (written < letters) {
      // Now a few, which leave one by one, and now many, which leave together.
      const count = Math.min(letters - written, chance() < 0.5 ? 3 : isLong ? 60 : 15);
      const now = new Date().toISOString();
      const drafts = Array.from({ length: count }, () => draft(`r-${written++}`, { at: now, dueAt: now }));
      await unlessBusy(() => put(outbox.db, ...drafts));
      endpoint.faults.set(...Array.from({ length: 6 }, () => faultBy(chance())).filter((fault) => fault !== null));
      await wait(isLong ? 250 : 120);
    }
  })();

  for (let turn = 0; written < letters || (await open()) > 0; turn += 1) {
    const one = Math.floor(chance() * running.length);
    // Never all of them: those that were killed take their time to come back.
    if (running.length > 1) await (turn % 2 ? paused(one) : killed(one));
    await wait(50 + chance() * 200);
  }
  await Promise.all([writing, ...restarts]);

  async function killed(one: number): Promise<void> {
    counts.killed += 1;
    const [gone] = running.splice(one, 1);
    await gone?.kill();
    restarts.push(
      startDeliverer(options).then((again) => {
        running.push(again);
      }),
    );
  }

  /** For longer than its lease lasts. */
  async function paused(one: number): Promise<void> {
    counts.paused += 1;
    running[one]?.pause();
    await wait(1_100);
    running[one]?.resume();
  }

  const rows = await outbox.db.read.select().from(letter);
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  const accepted = endpoint.log.filter(({ outcome }) => outcome === 'accepted');
  const emails = accepted.flatMap(({ key, emails }) => emails.map(({ id, email }) => ({ key, id, of: email.subject })));
  const told = rows.map((row) => ({ key: row.batch ?? row.key, id: row.providerId, of: row.eventId }));
  expect(sorted(emails)).toEqual(sorted(told));

  const bodies = new Map<string | null, Set<string | null>>();
  for (const { key, digest } of endpoint.log) if (digest) bodies.set(key, (bodies.get(key) ?? new Set()).add(digest));
  expect([...bodies].filter(([, digests]) => digests.size > 1)).toEqual([]);
  const replayed = endpoint.log.filter(({ outcome }) => outcome === 'replayed').length;
  expect(replayed).toBeGreaterThan(0);
  tellSize(
    `R4: ${letters} letters, ${accepted.length} calls accepted, ${endpoint.log.length} made, ${replayed} repeated; ` +
      `${counts.killed} kills, ${counts.paused} pauses: 0 lost, 0 duplicate`,
  );
});

/** A deliverer that is paused in the midst of writing keeps everybody else from it, until it goes on or is killed. */
async function unlessBusy(work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof DatabaseBusy)) throw error;
    return unlessBusy(work);
  });
}

async function open(): Promise<number> {
  const rows = await outbox.db.read.select({ state: letter.state }).from(letter);
  return rows.filter(({ state }) => state === 'waiting' || state === 'sending').length;
}

function faultBy(number: number): Fault | null {
  if (number < 0.25) return { fault: 'delay', ms: Math.round(number * 2_000) };
  if (number < 0.4) return { fault: 'lose-answer' };
  if (number < 0.5) return { fault: 'drop' };
  if (number < 0.6) return { fault: 'answer', status: 503 };
  if (number < 0.7) return { fault: 'answer', status: 429 };
  return null;
}

function sorted<T extends { of: string }>(list: T[]): T[] {
  return list.toSorted((one, other) => (one.of < other.of ? -1 : one.of > other.of ? 1 : 0));
}

/** The same numbers from 0 to 1 for the same seed. */
function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
