import type { Instant } from '@rebound/shared/time';
import type { Logger } from 'pino';
import type { Db } from '../db/db';
import { createTurns } from '../db/turns';
import type { Delivery, Mailer } from '../mail/mailer';
import { createAlarm } from './alarm';
import { nextDueAt, settle, type Taken, takeDue } from './lease';
import { later } from './schedule';

export interface DeliverDeps {
  db: Db;
  mailer: Mailer;
  now: () => Instant;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Called after a letter's state was recorded. */
  recorded?: (letter: Pick<Taken, 'companyId' | 'commitmentId'>) => void;
  /** A number from 0 to 1, which spreads retries. */
  chance?: () => number;
}

export interface Delivering {
  /** Something was put in the outbox and committed: look at once. */
  nudge(): void;
  /** Sends everything that is due now; resolves when nothing is, or the provider wants rest. */
  drain(): Promise<void>;
  /** Takes no more letters and resolves once those under way are settled, after a short wait for their answers. */
  stop(): Promise<void>;
}

const atOnce = 4;
/** Another process may put letters in the outbox, or leave some behind, without a nudge. */
const lookAgainMs = 30_000;
const afterFaultMs = 5_000;
const lastAnswersMs = 3_000;

/**
 * Sends what falls due in the outbox, until stopped. Any number of these may run: each letter is leased, and a crash
 * between the provider's yes and our record of it leads to the same call under the same key.
 */
export function startDelivering({ db, mailer, now, log, recorded, chance = Math.random }: DeliverDeps): Delivering {
  const alarm = createAlarm();
  const inTurn = createTurns();
  const hurry = new AbortController();
  let isStopped = false;
  let restUntil: Instant = '';
  let width = atOnce;

  async function deliverDue(): Promise<Instant | null> {
    while (!isStopped) {
      const at = now();
      if (at < restUntil) return restUntil;
      const dueAt = await nextDueAt(db);
      if (dueAt === null || dueAt > at) return dueAt;
      const { taken, givenUp } = await takeDue(db, at, width);
      for (const { id } of givenUp) log.error({ letter: id }, 'letter given up, needs review');
      const settling = await Promise.allSettled(taken.map(deliver));
      // A provider at its limit gets one letter at a time: each answer then says when the next may come.
      width = now() < restUntil ? 1 : Math.min(width + 1, atOnce);
      for (const { reason } of settling.filter((end) => end.status === 'rejected')) throw reason;
    }
    return null;
  }

  async function deliver(taken: Taken): Promise<void> {
    // After a long pause of this process somebody else may have sent it, so long ago that its key is forgotten.
    if (now() >= taken.leaseUntil) return;
    const delivery = await send(taken);
    const at = now();
    const rested = later(at, delivery.restMs);
    if (delivery.restMs && rested > restUntil) restUntil = rested;

    const about = { letter: taken.id, event: taken.event, company: taken.companyId, attempts: taken.attempts };
    const isOurs = await settle(db, taken, delivery, at, chance());
    if (!isOurs) log.warn({ ...about, outcome: delivery.outcome }, 'letter: the lease had passed to another sender');
    else if (delivery.outcome === 'sent') log.info({ ...about, providerId: delivery.providerId }, 'letter sent');
    else if (delivery.outcome === 'retry') log.warn({ ...about, why: delivery.why }, 'letter not sent yet');
    else log.error({ ...about, why: delivery.why }, 'letter refused, needs review');
    if (isOurs) recorded?.(taken);
  }

  async function send({ payload, key, event }: Taken): Promise<Delivery> {
    try {
      const delivery = await mailer.send(payload, key, hurry.signal);
      // A provider may quote what it was sent, and why it failed is logged.
      const quotesCode = event === 'code' && delivery.outcome !== 'sent';
      return quotesCode ? { ...delivery, why: delivery.why.replace(/\d{6}/g, '[code]') } : delivery;
    } catch (error) {
      return { outcome: 'retry', why: `The mailer threw: ${String(error)}`, restMs: 0 };
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      const pause = await inTurn(deliverDue).then(
        (dueAt) => (dueAt === null ? lookAgainMs : Date.parse(dueAt) - Date.parse(now())),
        (error: unknown) => {
          log.error({ err: error }, 'the outbox cannot be worked on');
          return afterFaultMs;
        },
      );
      if (!isStopped) await alarm.sleep(Math.min(Math.max(pause, 0), lookAgainMs));
    }
  }

  const running = run();
  return {
    nudge: alarm.ring,
    drain: async () => {
      await inTurn(deliverDue);
    },
    async stop() {
      isStopped = true;
      alarm.ring();
      const patience = setTimeout(() => hurry.abort(), lastAnswersMs);
      await running;
      await inTurn(async () => clearTimeout(patience));
    },
  };
}
