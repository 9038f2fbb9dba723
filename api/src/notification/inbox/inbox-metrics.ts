import { keptReasons } from '@rebound/shared/notification/inbound';
import type { Instant } from '@rebound/shared/time';
import { count, isNotNull, min, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type { Reader } from '../../db/db';
import type { Fetched } from '../../mail/received-mail';
import { ageInSeconds, gaugesOf, registry } from '../../metrics';
import type { Forgotten } from './forget-mails';
import { inbox } from './table';

const registers = [registry];
const fetches = new Counter({
  name: 'rebound_inbox_fetches_total',
  help: 'Calls for a mail that came in, by what came of it: fetched, retry or gone',
  labelNames: ['outcome'],
  registers,
});
const forgotten = new Counter({
  name: 'rebound_inbox_forgotten_total',
  help: 'Mails that were forgotten although nobody had looked at them, by why: age or room',
  labelNames: ['why'],
  registers,
});
const turnedAway = new Counter({
  name: 'rebound_inbox_turned_away_total',
  help: 'Announcements of mail that were not taken, because too much waits for the same company',
  registers,
});

export function countFetch({ outcome }: Fetched): void {
  fetches.inc({ outcome });
}

export function countTurnedAway(): void {
  turnedAway.inc();
}

/** Says which mails were forgotten that nobody had looked at, and counts them. */
export function tellForgotten(log: Pick<Logger, 'warn'>, why: 'age' | 'room', mails: readonly Forgotten[]): void {
  forgotten.inc({ why }, mails.length);
  for (const { id, companyId, reason } of mails) {
    log.warn({ mail: id, company: companyId, reason, why }, 'a mail that was kept was forgotten');
  }
}

/** How the inbox stands, for Prometheus; read by indexes that hold those rows alone. */
export async function inboxMetrics(read: Reader, at: Instant): Promise<string> {
  const [waiting] = await read
    .select({ n: count(), oldest: min(inbox.announcedAt) })
    .from(inbox)
    .where(isNotNull(inbox.dueAt));
  const kept = await read
    .select({ reason: inbox.reason, n: count() })
    .from(inbox)
    .where(sql`${inbox.state} = 'kept'`)
    .groupBy(inbox.reason);
  const keptFor = (reason: string) => kept.find((one) => one.reason === reason)?.n ?? 0;
  return gaugesOf([
    ['rebound_inbox_waiting', 'Mails that came in and were not read yet', waiting?.n ?? 0],
    ['rebound_inbox_oldest_seconds', 'Age of the oldest of them', ageInSeconds(waiting?.oldest, at)],
    [
      'rebound_inbox_kept',
      'Mails that an operator has to look at, by reason',
      { reason: Object.fromEntries(keptReasons.map((reason) => [reason, keptFor(reason)])) },
    ],
  ]);
}
