import type { Instant } from '@rebound/shared/time';
import { createTurns } from '../../db/turns';
import type { Deps } from '../../deps';
import { Answerable } from '../../errors';
import type { Fetched, Receiver } from '../../mail/received-mail';
import { createAlarm } from '../alarm';
import { later, pauseAfter } from '../schedule';
import { makeRoom } from './forget-mails';
import { LeaseLost, nextMailDueAt, settled, takeMail, type WaitingMail, writeMail } from './inbox-lease';
import { countFetch, tellForgotten } from './inbox-metrics';
import { type TakeInDeps, takeIn } from './take-in';

export interface InboxDeps extends TakeInDeps, Pick<Deps, 'log'> {
  receiver: Receiver;
  /** At which the companies have their addresses. */
  domain: string;
  /** A number from 0 to 1, which spreads retries. */
  chance?: () => number;
}

export interface WorkingInbox {
  /** A mail was announced and committed: look at once. */
  nudge(): void;
  /** Takes in everything that is due now. */
  drain(): Promise<void>;
  /** Takes no more mails and resolves once the one under way is settled, after a short wait for an answer. */
  stop(): Promise<void>;
}

const lookAgainMs = 30_000;
const afterFaultMs = 5_000;
const lastAnswerMs = 3_000;
/** With pauses that grow to a quarter of an hour, three days. */
const mostAttempts = 300;

/**
 * Fetches and takes in the mails that came in, one after the other, until stopped. Any number of these may run: each mail
 * is leased, and a crash at any moment leads to the same mail being taken in again, with nothing recorded twice.
 */
export function startInbox({ chance = Math.random, ...deps }: InboxDeps): WorkingInbox {
  const { db, now, log, receiver } = deps;
  const alarm = createAlarm();
  const inTurn = createTurns();
  const hurry = new AbortController();
  let isStopping = false;

  async function workOff(): Promise<Instant | null> {
    let last: WaitingMail | null = null;
    while (!isStopping) {
      const mail: WaitingMail | null = await takeMail(db, now(), last);
      if (!mail) break;
      last = mail;
      await work(mail).catch((error: unknown) => {
        if (!(error instanceof LeaseLost)) throw error;
        log.warn({ mail: mail.id }, 'mail: the lease had passed to another');
      });
    }
    return nextMailDueAt(db);
  }

  async function work(mail: WaitingMail): Promise<void> {
    if (mail.attempts > mostAttempts) {
      const values = givenUp('gave-up', mail.lastProblem ?? 'Something is wrong each time that it is read.');
      return db.write((tx) => writeMail(tx, mail, values));
    }
    const fetched = mail.source ? mail : await fetchInto(mail);
    if (!fetched) return;
    const became = await takeIn(deps, fetched, { server: receiver.server, domain: deps.domain }).catch(whyNotNow);
    if ('why' in became) {
      log.warn({ mail: mail.id, attempts: mail.attempts, why: became.why }, 'a mail that came in was not read yet');
      return db.write((tx) => writeMail(tx, mail, postponed(mail, became)));
    }
    const { state, reason, companyId } = became;
    const about = { mail: mail.id, company: companyId, state };
    if (state === 'kept') log.warn({ ...about, reason }, 'a mail that came in was kept for the operator');
    else log.info(about, 'a mail that came in was read');
    tellForgotten(log, 'room', await db.write((tx) => makeRoom(tx, companyId)));
  }

  /** The mail with what was fetched of it, which is kept before it is read; `null` where it is not to be read now. */
  async function fetchInto(mail: WaitingMail): Promise<WaitingMail | null> {
    const fetched = await receiver
      .fetch(mail.id, hurry.signal)
      .catch(
        (error: unknown): Fetched => ({ outcome: 'retry', why: `The receiver threw: ${String(error)}`, restMs: 0 }),
      );
    countFetch(fetched);
    if (fetched.outcome === 'fetched') {
      const { receivedAt, receivedFor, from, subject, source } = fetched.mail;
      const had = {
        ...{ receivedAt, receivedFor: receivedFor.slice(0, 50), source: source && Buffer.from(source) },
        ...{ sender: from.slice(0, 320), subject: subject.slice(0, 500), lastProblem: null },
      };
      await db.write((tx) => writeMail(tx, mail, had));
      return { ...mail, ...had };
    }
    const values = fetched.outcome === 'gone' ? givenUp('gone', fetched.why) : postponed(mail, fetched);
    await db.write((tx) => writeMail(tx, mail, values));
    log.warn({ mail: mail.id, attempts: mail.attempts, why: fetched.why }, 'a mail that came in was not fetched');
    return null;
  }

  function postponed({ attempts }: WaitingMail, { why, restMs }: { why: string; restMs: number }) {
    if (attempts >= mostAttempts) return givenUp('gave-up', why);
    const dueAt = later(now(), Math.max(restMs, pauseAfter(attempts, chance())));
    return { dueAt, leaseToken: null, lastProblem: why };
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      const pause = await inTurn(workOff).then(
        (dueAt) => (dueAt === null ? lookAgainMs : Date.parse(dueAt) - Date.parse(now())),
        (error: unknown) => {
          log.error({ err: error }, 'the inbox cannot be worked on');
          return afterFaultMs;
        },
      );
      if (!isStopping) await alarm.sleep(Math.min(Math.max(pause, 0), lookAgainMs));
    }
  }

  const running = run();
  return {
    nudge: alarm.ring,
    drain: async () => {
      await inTurn(workOff);
    },
    async stop() {
      isStopping = true;
      alarm.ring();
      const patience = setTimeout(() => hurry.abort(), lastAnswerMs);
      await running;
      await inTurn(async () => clearTimeout(patience));
    },
  };
}

/** The upstream asks to wait, or cannot be reached. */
function whyNotNow(error: unknown): { why: string; restMs: number } {
  if (!(error instanceof Answerable)) throw error;
  return { why: error.message, restMs: 1000 * Number(error.headers['Retry-After'] ?? 0) };
}

function givenUp(reason: 'gone' | 'gave-up', why: string) {
  return { ...settled, state: 'kept' as const, reason, detail: why };
}
