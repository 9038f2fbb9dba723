import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@rebound/shared/time';
import { eq } from 'drizzle-orm';
import { commitment } from '../commitment/table';
import type { Db } from '../db/db';
import { openDb } from '../db/open';
import type { BatchDelivery, Delivery, Mailer, OutgoingLetter, Retry } from '../mail/mailer';
import { company, person, project } from '../permission/table';
import { enqueue, type LetterDraft } from './enqueue';
import { later } from './schedule';
import { letter } from './table';

export const start: Instant = '2026-11-18T15:00:00.000Z';
const priya = { id: 'priya', name: 'Priya Shah', email: 'priya@northgate.example' };
export const marcus = { id: 'marcus', name: 'Marcus Lee', email: 'marcus@northgate.example' };

/** A migrated database in a folder of its own, with the least that a letter refers to. */
export async function openOutbox() {
  const folder = mkdtempSync(join(tmpdir(), 'rebound-outbox-'));
  const url = `file:${join(folder, 'rebound.db')}`;
  const db = await openDb({ url });
  await db.write(async (tx) => {
    const demands = { number: {}, title: {}, startDateRequired: false, lines: { erpCostCode: 'one', costType: 'any' } };
    await tx.insert(company).values({
      ...{ id: '4100', name: 'Northgate Builders', currency: 'USD', webUrl: 'https://app.procore.com' },
      ...{ secondPairOfEyes: false, locksApproved: true },
      connection: { name: 'Sage', kinds: [], statuses: { subcontract: [], 'purchase-order': [] }, ...demands } as never,
    });
    const stamps = { createdAt: new Date(start), updatedAt: new Date(start) };
    await tx.insert(person).values([priya, marcus].map((one) => ({ ...one, companyId: '4100', ...stamps })));
    await tx.insert(project).values({ id: '24017', companyId: '4100', name: '24-017 Riverside Tower' });
    await tx.insert(commitment).values({
      ...{ id: '700101', companyId: '4100', projectId: '24017', kind: 'subcontract', number: 'SC-1042' },
      ...{ title: 'Concrete works', status: 'Approved', erpState: 'rejected', round: 1, createdBy: 'priya' },
      ...{ version: 1, updatedAt: start, updatedBy: 'priya' },
    });
  });
  const close = () => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, url, close };
}

export function draft(eventId: string, changed: Partial<LetterDraft> & { to?: string } = {}): LetterDraft {
  const { to = priya.email, ...rest } = changed;
  return {
    ...{ companyId: '4100', commitmentId: '700101', event: 'rejected', eventId, person: priya },
    payload: { from: 'rebound@northgate.example', to, subject: eventId, html: '<p>x</p>', text: 'x', headers: {} },
    ...{ at: start, dueAt: start, until: null },
    ...rest,
  };
}

export function put(db: Db, ...drafts: LetterDraft[]): Promise<void> {
  return db.write((tx) => enqueue(tx, drafts));
}

export async function letterOf(db: Db, eventId: string) {
  const [row] = await db.read.select().from(letter).where(eq(letter.eventId, eventId));
  if (!row) throw new Error(`No letter about ${eventId}`);
  return row;
}

export function fixedClock(at = start) {
  let current = at;
  return {
    now: () => current,
    pass: (ms: number) => {
      current = later(current, ms);
    },
  };
}

type Step = Delivery | ((letter: OutgoingLetter, key: string) => Promise<Delivery> | Delivery);

type BatchStep = BatchDelivery | ((letters: OutgoingLetter[], key: string) => BatchDelivery);

/**
 * A provider that takes a key once, as `Mailer` demands. `script` is worked off first, and `batches` for calls with many
 * letters; after that all is well.
 */
export function scriptedMailer(...script: Step[]) {
  const accepted = new Map<string, { id: string; letter: string }>();
  const calls: string[] = [];
  const accept = (outgoing: OutgoingLetter, key: string): Delivery => {
    const letter = JSON.stringify(outgoing);
    const earlier = accepted.get(key);
    if (earlier && earlier.letter !== letter) return { outcome: 'refused', why: 'another letter', restMs: 0 };
    const id = earlier?.id ?? `em_${accepted.size + 1}`;
    accepted.set(key, { id, letter });
    return { outcome: 'sent', providerId: id, restMs: 0 };
  };
  const batches: BatchStep[] = [];
  const batchCalls: { key: string; letters: OutgoingLetter[] }[] = [];
  const acceptAll = (letters: OutgoingLetter[], key: string): BatchDelivery => {
    const each = letters.map((one, index) => accept(one, `${key}#${index}`));
    return { outcome: 'answered', restMs: 0, each: each.filter((fate) => fate.outcome !== 'retry') };
  };
  const mailer: Mailer = {
    async send(outgoing, key) {
      calls.push(key);
      const step = script.shift() ?? accept;
      return typeof step === 'function' ? step(outgoing, key) : step;
    },
    batch: {
      most: 100,
      async send(letters, key) {
        batchCalls.push({ key, letters });
        const step = batches.shift() ?? acceptAll;
        return typeof step === 'function' ? step(letters, key) : step;
      },
    },
  };
  return { mailer, calls, accepted, accept, script, batches, batchCalls };
}

export const retry = (why = 'no answer', restMs = 0): Retry & { restMs: number } => ({ outcome: 'retry', why, restMs });
