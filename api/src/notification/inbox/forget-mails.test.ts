import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../app';
import { startSweeping } from '../../sweep';
import { type Ledger, openLedger } from '../../testing/ledger';
import { later } from '../schedule';
import { forgetMails, makeRoom } from './forget-mails';
import { settled } from './inbox-lease';
import { inbox } from './table';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());
beforeEach(() => ledger.deps.db.write((tx) => tx.delete(inbox)));

const day = 24 * 3_600_000;
const announcedAt = '2026-11-02T09:00:00.000Z';
const source = Buffer.from('From: a@b.test');

it.each([
  [6, ['kept source', 'known source', 'recorded source', 'waiting source'], []],
  [8, ['kept source', 'known', 'recorded', 'waiting source'], []],
  [91, ['waiting source'], ['kept']],
])('after %i days there are left: %j, and forgotten unseen: %j', async (days, left, unseen) => {
  const rows = (['recorded', 'known', 'kept'] as const).map((state) => ({ id: state, state, ...settled }));
  const waiting = { id: 'waiting', state: 'waiting' as const, dueAt: announcedAt };
  const { db } = ledger.deps;
  await db.write((tx) =>
    tx.insert(inbox).values([...rows, waiting].map((row) => ({ ...row, announcedAt, attempts: 1, source }))),
  );
  const forgotten = await db.write((tx) => forgetMails(tx, later(announcedAt, days * day)));
  const kept = await db.read.select().from(inbox);
  expect(kept.map((row) => [row.id, ...(row.source ? ['source'] : [])].join(' ')).sort()).toEqual(left);
  expect(forgotten.map(({ id }) => id)).toEqual(unseen);
});

it('tells the operator once an hour what went unseen for its age', async () => {
  const { deps } = ledger;
  const kept = { id: 'em-1', companyId: 'one', state: 'kept', reason: 'unclear', attempts: 1, ...settled } as const;
  await deps.db.write((tx) => tx.insert(inbox).values({ ...kept, announcedAt }));
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const stop = startSweeping({ ...deps, now: () => later(announcedAt, 91 * day), log });
  await expect.poll(() => lines.length).toBe(1);
  stop();
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ mail: 'em-1', company: 'one', reason: 'unclear', why: 'age' });
  const metrics = await createApp(deps).request('/metrics');
  expect(await metrics.text()).toContain('rebound_inbox_forgotten_total{why="age"} 1\n');
});

type Row = typeof inbox.$inferInsert;

describe('a flood', () => {
  const forged = { companyId: 'one', state: 'kept', reason: 'not-authenticated', attempts: 1, ...settled } as const;
  const early = later(announcedAt, -day);
  const others: Row[] = [
    { ...forged, id: 'of another company', companyId: 'two', announcedAt: early },
    { ...forged, id: 'of nobody', companyId: null, announcedAt: early },
    { ...forged, id: 'that is signed', reason: 'unknown-commitment', announcedAt: early },
    { ...forged, id: 'that was recorded', state: 'recorded', reason: null, announcedAt: early },
    { ...forged, id: 'that waits', state: 'waiting', reason: null, announcedAt: early, dueAt: early },
  ];
  const flood = (mails: number, rowOf: (nth: number) => Partial<Row>) =>
    ledger.deps.db.write(async (tx) => {
      await tx.insert(inbox).values(others);
      const rows = Array.from({ length: mails }, (_, nth) => ({
        ...{ ...forged, id: `flood-${String(nth).padStart(4, '0')}`, announcedAt: later(announcedAt, nth) },
        ...rowOf(nth),
      }));
      for (let at = 0; at < mails; at += 200) await tx.insert(inbox).values(rows.slice(at, at + 200));
    });
  const left = async () => (await ledger.deps.db.read.select({ id: inbox.id }).from(inbox)).map(({ id }) => id);

  it('of what anybody can send makes the oldest of its own go, and nothing else', async () => {
    const reasons = [
      'not-authenticated',
      'sender-not-allowed',
      'unreadable',
      'too-large',
      'several-companies',
    ] as const;
    await flood(503, (nth) => ({ reason: reasons[nth % reasons.length] ?? null }));
    const gone = await ledger.deps.db.write((tx) => makeRoom(tx, 'one'));
    expect(gone.map(({ id }) => id).sort()).toEqual(['flood-0000', 'flood-0001', 'flood-0002']);
    expect(gone.map(({ reason }) => reason).sort()).toEqual(['not-authenticated', 'sender-not-allowed', 'unreadable']);
    expect(new Set(gone.map(({ companyId }) => companyId))).toEqual(new Set(['one']));
    const ids = await left();
    expect(ids).toHaveLength(500 + others.length);
    expect(ids).toEqual(expect.arrayContaining(others.map(({ id }) => id)));
    expect(await ledger.deps.db.write((tx) => makeRoom(tx, 'one'))).toEqual([]);
  });

  it('of the same signed mail, sent again and again, leaves what is kept, and nobody has to hear of it', async () => {
    await flood(501, () => ({ state: 'known', reason: null }));
    expect(await ledger.deps.db.write((tx) => makeRoom(tx, 'one'))).toEqual([]);
    const ids = await left();
    expect(ids).not.toContain('that was recorded');
    expect(ids).toContain('that is signed');
    expect(ids).toHaveLength(500 + others.length - 1);
  });

  it('of another company’s mails makes nothing go here', async () => {
    await flood(501, () => ({ companyId: 'two' }));
    await ledger.deps.db.write((tx) => tx.insert(inbox).values({ ...forged, id: 'of ours', announcedAt: early }));
    expect(await ledger.deps.db.write((tx) => makeRoom(tx, 'one'))).toEqual([]);
  });

  it('of large mails takes no more room than 32 MB', async () => {
    await flood(35, () => ({ source: Buffer.alloc(1024 * 1024) }));
    const gone = await ledger.deps.db.write((tx) => makeRoom(tx, 'one'));
    expect(gone.map(({ id }) => id).sort()).toEqual(['flood-0000', 'flood-0001', 'flood-0002']);
  });
});
