import type { Told } from '@rebound/shared/notification/schema';
import { noticeEvents } from '@rebound/shared/notification/who-to-notify';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { letter } from './table';

/** Who was told of a commitment's newest rejection, of its newest re-send, …, and what became of it; newest first. */
export async function toldOf(db: Reader, scope: { companyId: string; commitmentId: string }): Promise<Told[]> {
  const rows = await db
    .select({
      ...{ event: letter.event, eventId: letter.eventId, state: letter.state, delivery: letter.delivery },
      person: { id: letter.personId, name: letter.personName, email: letter.recipient },
      ...{ createdAt: letter.createdAt, sentAt: letter.sentAt },
    })
    .from(letter)
    .where(
      and(
        eq(letter.commitmentId, scope.commitmentId),
        eq(letter.companyId, scope.companyId),
        inArray(letter.event, noticeEvents),
      ),
    )
    .orderBy(desc(letter.createdAt), asc(letter.personName), asc(letter.recipient));
  const told = noticeEvents.flatMap((event) => {
    const ofEvent = rows.filter((row) => row.event === event);
    return ofEvent
      .filter(({ eventId }) => eventId === ofEvent[0]?.eventId)
      .map((row) => ({ event, person: row.person, state: stateOf(row), at: row.sentAt ?? row.createdAt }));
  });
  return told.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

function stateOf({ state, delivery }: Pick<typeof letter.$inferSelect, 'state' | 'delivery'>): Told['state'] {
  if (state === 'sending') return 'waiting';
  if (state === 'released') return 'needs-review';
  if (state !== 'sent' || !delivery) return state;
  // Who complains of a letter has it.
  return delivery === 'complained' ? 'delivered' : delivery;
}
