import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { registry } from '../metrics';
import { startDelivering } from './deliver';
import { draft, fixedClock, openOutbox, put, scriptedMailer, start } from './outbox.fixture';
import { outboxMetrics } from './outbox-metrics';
import { later } from './schedule';
import { letter } from './table';

let outbox: Awaited<ReturnType<typeof openOutbox>>;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.close());

async function told(): Promise<Record<string, string>> {
  const text = (await registry.metrics()) + (await outboxMetrics(outbox.db.read, later(start, 90_000)));
  return Object.fromEntries([...text.matchAll(/^(rebound_\S+) (\S+)$/gm)].map(([, name, value]) => [name, value]));
}

it('tells how the outbox stands and what came of calls', async () => {
  const before = await told();
  const more = (metrics: Record<string, string>, name: string) => Number(metrics[name]) - Number(before[name] ?? 0);
  const { mailer } = scriptedMailer(
    { outcome: 'refused', why: 'no', restMs: 0 },
    { outcome: 'sent', providerId: 'em_1', restMs: 0 },
    { outcome: 'retry', why: '429', restMs: 1_000, isLimited: true },
  );
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await put(outbox.db, draft('r-1'), draft('r-2'), draft('r-3'), draft('r-4'));
  const delivering = startDelivering({ db: outbox.db, mailer, now: fixedClock().now, log });
  await delivering.drain();
  await delivering.stop();
  await outbox.db.write((tx) => tx.update(letter).set({ delivery: 'bounced' }).where(sql`state = 'sent'`));

  const after = await told();
  expect(after).toMatchObject({
    rebound_outbox_waiting: '2',
    rebound_outbox_oldest_seconds: '90',
    rebound_outbox_needs_review: '1',
    rebound_outbox_bounced: '1',
  });
  for (const outcome of ['sent', 'retry', 'refused']) {
    expect(more(after, `rebound_letters_handed_over_total{outcome="${outcome}"}`)).toBe(1);
  }
  expect(more(after, 'rebound_mail_rate_limited_total')).toBe(1);
});

it.each([
  ['due_at is not null', 'letter_due'],
  ["state = 'needs-review'", 'letter_review'],
  ["delivery = 'bounced' and reviewed is null", 'letter_bounced'],
])('counts %s by an index of those rows alone', async (where, name) => {
  const asked = sql.raw(`explain query plan select count(*) from letter where ${where}`);
  const plan = await outbox.db.write((tx) => tx.all<{ detail: string }>(asked));
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining(name)]);
});
