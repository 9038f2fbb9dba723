import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../app';
import type { Fetched, Receiver } from '../../mail/received-mail';
import { notice, signed, takenIn } from '../../testing/arriving-mail';
import { type Ledger, openLedger } from '../../testing/ledger';
import { later } from '../schedule';
import { announceMail } from './announce-mail';
import { settled } from './inbox-lease';
import { inbox } from './table';
import { startInbox } from './work-inbox';

const domain = 'in.test';
let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());

async function told(): Promise<Record<string, string>> {
  const text = await (await createApp(ledger.deps).request('/metrics')).text();
  return Object.fromEntries([...text.matchAll(/^(rebound_inbox\S+) (\S+)$/gm)].map(([, name, value]) => [name, value]));
}

function scripted(...answers: Fetched[]): Receiver {
  return {
    server: { name: 'amazonses.com', seal: 'x-ses-receipt' },
    fetch: async () => answers.shift() ?? { outcome: 'retry', why: 'no more', restMs: 60_000 },
  };
}

const arrived = (receivedFor: string): Fetched => {
  const source = Buffer.from(takenIn(signed(notice(), 'evil.example'), receivedFor));
  const head = { from: 'a@evil.example', subject: 'x', receivedAt: ledger.deps.now() };
  return { outcome: 'fetched', mail: { ...head, receivedFor: [receivedFor], source } };
};

it('tells how the inbox stands, what came of fetching, and what was forgotten', async () => {
  const { deps } = ledger;
  for (const cameIn of ['em-1', 'em-2', 'em-3', 'em-4']) await announceMail(deps, { cameIn, receivedFor: [] }, domain);
  const gone: Fetched = { outcome: 'gone', why: '404' };
  const receiver = scripted(arrived('nobody@in.test'), gone, { outcome: 'retry', why: '503', restMs: 0 });
  const before = await told();
  const more = (metrics: Record<string, string>, name: string) => Number(metrics[name]) - Number(before[name] ?? 0);
  const working = startInbox({ ...deps, now: () => '2026-11-02T09:10:00.000Z', receiver, domain });
  await working.drain();
  await working.stop();

  expect(before).toMatchObject({ rebound_inbox_waiting: '4', 'rebound_inbox_kept{reason="gone"}': '0' });
  const [oldest] = await deps.db.read.select({ at: inbox.announcedAt }).from(inbox).where(sql`due_at is not null`);
  const clock = createApp({ ...deps, now: () => later(oldest?.at ?? '', 90_000) });
  expect(await (await clock.request('/metrics')).text()).toContain('rebound_inbox_oldest_seconds 90\n');
  const after = await told();
  expect(after).toMatchObject({
    rebound_inbox_waiting: '2',
    'rebound_inbox_kept{reason="gone"}': '1',
    'rebound_inbox_kept{reason="unknown-address"}': '1',
    'rebound_inbox_kept{reason="unclear"}': '0',
  });
  for (const [outcome, times] of Object.entries({ fetched: 1, gone: 1, retry: 2 })) {
    expect(more(after, `rebound_inbox_fetches_total{outcome="${outcome}"}`), outcome).toBe(times);
  }
});

it('forgets the oldest of what strangers sent when one more comes, and names it to the operator', async () => {
  const { deps } = ledger;
  const kept = { companyId: null, state: 'kept', reason: 'unknown-address', attempts: 1, ...settled } as const;
  const rows = Array.from({ length: 500 }, (_, nth) => ({
    ...kept,
    id: `old-${nth}`,
    announcedAt: later(deps.now(), nth),
  }));
  await deps.db.write(async (tx) => {
    await tx.delete(inbox);
    await tx.insert(inbox).values(rows);
  });
  await announceMail({ ...deps, now: () => '2026-11-03T09:00:00.000Z' }, { cameIn: 'em-9', receivedFor: [] }, domain);
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const before = Number((await told())['rebound_inbox_forgotten_total{why="room"}'] ?? 0);
  const now = () => '2026-11-03T09:00:01.000Z';
  const working = startInbox({ ...deps, now, log, receiver: scripted(arrived('nobody@in.test')), domain });
  await working.drain();
  await working.stop();

  const left = await deps.db.read.select({ id: inbox.id }).from(inbox);
  expect(left).toHaveLength(500);
  expect(left).toContainEqual({ id: 'em-9' });
  expect(Number((await told())['rebound_inbox_forgotten_total{why="room"}'])).toBe(before + 1);
  expect(lines.filter((line) => line.includes('forgotten')).map((line) => JSON.parse(line))).toMatchObject([
    { mail: 'old-0', company: null, reason: 'unknown-address', why: 'room' },
  ]);
});

it.each([
  ['select count(*) from inbox where due_at is not null', /inbox_(due|waiting)/],
  ["select reason, count(*) from inbox where state = 'kept' group by reason", /inbox_kept/],
  ["select count(*) from inbox where company_id = 'one' and due_at is not null", /inbox_waiting/],
  ["select company_id, min(due_at) from inbox where due_at <= 'z' group by company_id", /inbox_waiting/],
])('%s asks an index of those rows alone', async (asked, name) => {
  const plan = await ledger.deps.db.write((tx) => tx.all<{ detail: string }>(sql.raw(`explain query plan ${asked}`)));
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(name)]);
});
