import type { Instant } from '@rebound/shared/time';
import { and, count, isNotNull, isNull, min, sql } from 'drizzle-orm';
import { Counter } from 'prom-client';
import type { Reader } from '../db/db';
import type { Answered, Fate, Retry } from '../mail/mailer';
import { ageInSeconds, gaugesOf, registry } from '../metrics';
import { letter } from './table';

const handedOver = new Counter({
  name: 'rebound_letters_handed_over_total',
  help: 'Letters handed to the mail provider, by what came of it: sent, retry or refused',
  labelNames: ['outcome'],
  registers: [registry],
});
const limited = new Counter({
  name: 'rebound_mail_rate_limited_total',
  help: 'Calls that the mail provider answered with 429',
  registers: [registry],
});

/** Counts what became of the letters of one call. */
export function countFates(fates: readonly (Fate | Retry)[], { isLimited }: Answered): void {
  for (const { outcome } of fates) handedOver.inc({ outcome });
  if (isLimited) limited.inc();
}

/**
 * How the outbox stands, for Prometheus. Every number is read by an index that holds those rows alone, which SQLite takes
 * only where its condition is written out.
 */
export async function outboxMetrics(read: Reader, at: Instant): Promise<string> {
  const waits = isNotNull(letter.dueAt);
  const [waiting] = await read
    .select({ n: count(), oldest: min(letter.createdAt) })
    .from(letter)
    .where(waits);
  const [inReview] = await read.select({ n: count() }).from(letter).where(sql`${letter.state} = 'needs-review'`);
  const cameBack = and(sql`${letter.delivery} = 'bounced'`, isNull(letter.reviewed));
  const [bounced] = await read.select({ n: count() }).from(letter).where(cameBack);
  return gaugesOf([
    ['rebound_outbox_waiting', 'Letters that have not left yet', waiting?.n ?? 0],
    [
      'rebound_outbox_oldest_seconds',
      'Age of the oldest letter that has not left yet',
      ageInSeconds(waiting?.oldest, at),
    ],
    ['rebound_outbox_needs_review', 'Letters that an operator has to look at', inReview?.n ?? 0],
    ['rebound_outbox_bounced', 'Letters that came back and were not looked at yet', bounced?.n ?? 0],
  ]);
}
