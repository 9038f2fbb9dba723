import type { Told } from '@rebound/shared/notification/schema';
import { and, desc, eq } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { letter } from './table';

const events = ['rejected', 'resent'] as const;

/** Who was told of a commitment's newest rejection and of its newest re-send, and what became of it; newest first. */
export async function toldOf(db: Reader, scope: { companyId: string; commitmentId: string }): Promise<Told[]> {
  const found = await Promise.all(events.map((event) => newestOf(db, scope, event)));
  return found.flat().sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

async function newestOf(
  db: Reader,
  { companyId, commitmentId }: { companyId: string; commitmentId: string },
  event: Told['event'],
): Promise<Told[]> {
  const ofEvent = and(eq(letter.commitmentId, commitmentId), eq(letter.companyId, companyId), eq(letter.event, event));
  const [newest] = await db
    .select({ eventId: letter.eventId })
    .from(letter)
    .where(ofEvent)
    .orderBy(desc(letter.createdAt))
    .limit(1);
  if (!newest) return [];

  const rows = await db
    .select()
    .from(letter)
    .where(and(ofEvent, eq(letter.eventId, newest.eventId)))
    .orderBy(letter.personName);
  return rows.map((row) => ({
    event,
    person: { id: row.personId, name: row.personName, email: row.recipient },
    state: stateOf(row),
    at: row.sentAt ?? row.createdAt,
  }));
}

function stateOf({ state, delivery }: typeof letter.$inferSelect): Told['state'] {
  if (state === 'sending') return 'waiting';
  if (state !== 'sent' || !delivery) return state;
  // Who complains of a letter has it.
  return delivery === 'complained' ? 'delivered' : delivery;
}
