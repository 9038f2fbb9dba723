import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '@rebound/shared/time';
import type { Logger } from 'pino';
import type { Db } from '../db/db';
import { createTurns } from '../db/turns';
import type { Mailer } from '../mail/mailer';
import { createAlarm } from './alarm';
import { handOver } from './hand-over';
import { nextDueAt, type Parcel, settle, takeNext } from './lease';
import { countFates } from './outbox-metrics';
import { createPace } from './pace';

export interface DeliverDeps {
  db: Db;
  mailer: Mailer;
  now: () => Instant;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Called after a letter's state was recorded. */
  recorded?: (letter: Pick<Parcel['letters'][number], 'companyId' | 'commitmentId'>) => void;
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
  const pace = createPace();
  const hurry = new AbortController();
  const stopping = new AbortController();

  /** Resolves when nothing is due or the provider wants rest: when to look again. */
  async function deliverDue(): Promise<Instant | null> {
    const underWay = new Set<Promise<unknown>>();
    const faults: unknown[] = [];
    let lookAt: Instant | null = null;
    while (!stopping.signal.aborted && !faults.length) {
      const at = now();
      const isFull = pace.isFull(underWay.size);
      lookAt = isFull ? null : at < pace.restUntil() ? pace.restUntil() : await nextDueAt(db);
      const isIdle = lookAt === null || lookAt > at;
      if (isIdle && !underWay.size) break;
      if (isIdle) {
        await Promise.race(underWay);
        continue;
      }
      const { parcel, givenUp } = await takeNext(db, at, mailer.batch?.most);
      for (const letter of givenUp) log.error({ letter }, 'letter given up, needs review');
      if (!parcel) continue;
      const delivery = deliver(parcel, await inItsPlace())
        .catch((error: unknown) => faults.push(error))
        .finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    }
    await Promise.all(underWay);
    if (faults.length) throw faults[0];
    return lookAt;
  }

  async function inItsPlace(): Promise<number> {
    const waitMs = pace.waitMs(now());
    if (waitMs) await wait(waitMs, null, { signal: stopping.signal }).catch(() => null);
    return pace.called(now());
  }

  async function deliver(parcel: Parcel, window: number): Promise<void> {
    // After a long pause of this process somebody else may have sent it, so long ago that its key is forgotten.
    if (now() >= parcel.leaseUntil) return;
    const { answered, fates } = await handOver(mailer, parcel, hurry.signal);
    const at = now();
    pace.heed(answered, at, window);
    const isOurs = await settle(db, parcel, fates, at, chance());
    if (isOurs) countFates(fates, answered);
    for (const [index, letter] of parcel.letters.entries()) {
      const { id, event, companyId, attempts, batch } = letter;
      const fate = fates[index];
      const about = { letter: id, event, company: companyId, attempts, ...(batch ? { batch } : {}) };
      if (!isOurs) log.warn({ ...about, outcome: fate?.outcome }, 'letter: the lease had passed to another sender');
      else if (fate?.outcome === 'sent') log.info({ ...about, providerId: fate.providerId }, 'letter sent');
      else if (fate?.outcome === 'retry') log.warn({ ...about, why: fate.why }, 'letter not sent yet');
      else log.error({ ...about, why: fate?.why }, 'letter refused, needs review');
      if (isOurs) recorded?.(letter);
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = await inTurn(deliverDue).then(
        (dueAt) => (dueAt === null ? lookAgainMs : Date.parse(dueAt) - Date.parse(now())),
        (error: unknown) => {
          log.error({ err: error }, 'the outbox cannot be worked on');
          return afterFaultMs;
        },
      );
      if (!stopping.signal.aborted) await alarm.sleep(Math.min(Math.max(pause, 0), lookAgainMs));
    }
  }

  const running = run();
  return {
    nudge: alarm.ring,
    drain: async () => {
      await inTurn(deliverDue);
    },
    async stop() {
      stopping.abort();
      alarm.ring();
      const patience = setTimeout(() => hurry.abort(), lastAnswersMs);
      await running;
      await inTurn(async () => clearTimeout(patience));
    },
  };
}
