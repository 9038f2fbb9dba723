import type { Told } from '@rebound/shared/notification/schema';
import { type NoticeEvent, noticeEvents } from '@rebound/shared/notification/who-to-notify';
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { rejection } from '../rejection/table';
import { letter } from './table';

/** One letter as people may know of it; `eventId` names what it told of, `eventAt` is when that was. */
export type ToldLetter = Told & { eventId: string; eventAt: string };

export interface ToldScope {
  companyId: string;
  commitmentId: string;
}

/** Who was told of a commitment, newest first. A reminder tells of the rejection that it brings to mind. */
export async function readTold(read: Reader, scope: ToldScope, which?: SQL): Promise<ToldLetter[]> {
  const rows = await read
    .select({
      ...{ event: letter.event, eventId: letter.eventId, state: letter.state, delivery: letter.delivery },
      person: { id: letter.personId, name: letter.personName, email: letter.recipient },
      ...{ createdAt: letter.createdAt, sentAt: letter.sentAt, rejectedAt: rejection.rejectedAt },
    })
    .from(letter)
    .leftJoin(rejection, and(eq(rejection.id, letter.eventId), eq(rejection.companyId, scope.companyId)))
    .where(
      and(
        eq(letter.commitmentId, scope.commitmentId),
        eq(letter.companyId, scope.companyId),
        inArray(letter.event, noticeEvents),
        which,
      ),
    )
    .orderBy(desc(letter.createdAt), asc(letter.personName), asc(letter.recipient));
  const told = rows.map((row) => ({
    ...{ event: row.event as NoticeEvent, eventId: row.eventId, person: row.person },
    ...{ state: stateOf(row), at: row.sentAt ?? row.createdAt, eventAt: row.rejectedAt ?? row.createdAt },
  }));
  return told.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

/** Of these, the letters about the newest rejection, the newest re-send, …. */
export function toldOfNewest(letters: readonly ToldLetter[]): Told[] {
  const newest = new Map<NoticeEvent, ToldLetter>();
  for (const one of letters) {
    if (one.eventAt > (newest.get(one.event)?.eventAt ?? '')) newest.set(one.event, one);
  }
  return letters.filter(({ event, eventId }) => newest.get(event)?.eventId === eventId).map(asTold);
}

export function asTold({ event, person, state, at }: ToldLetter): Told {
  return { event, person, state, at };
}

function stateOf({ state, delivery }: Pick<typeof letter.$inferSelect, 'state' | 'delivery'>): Told['state'] {
  if (state === 'sending') return 'waiting';
  if (state === 'released') return 'needs-review';
  if (state !== 'sent' || !delivery) return state;
  // Who complains of a letter has it.
  return delivery === 'complained' ? 'delivered' : delivery;
}
