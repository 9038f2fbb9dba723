import { randomUUID } from 'node:crypto';
import type { Person } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import type { Tx } from '../db/db';
import type { OutgoingLetter } from '../mail/mailer';
import { letterKey } from './letter-key';
import { type LetterEvent, letter } from './table';

/** A finished letter to one person about one event, to be sent from `dueAt` on and, if given, not after `until`. */
export interface LetterDraft {
  companyId: string;
  commitmentId: string | null;
  event: LetterEvent;
  eventId: string;
  person: Person;
  payload: OutgoingLetter;
  at: Instant;
  dueAt: Instant;
  until: Instant | null;
}

/**
 * Puts letters in the outbox, in the transaction of the event that they tell. An event that was already told to a
 * person, or to an address, stays as it was told: two keys of the table see to it. Nudge the deliver loop after the commit.
 */
export async function enqueue(tx: Tx, drafts: readonly LetterDraft[]): Promise<void> {
  if (!drafts.length) return;
  const rows = drafts.map(({ person, at, ...draft }) => ({
    ...draft,
    id: randomUUID(),
    personId: person.id,
    personName: person.name,
    recipient: draft.payload.to,
    key: letterKey(draft.event, draft.eventId, draft.payload.to),
    state: 'waiting' as const,
    attempts: 0,
    createdAt: at,
  }));
  await tx.insert(letter).values(rows).onConflictDoNothing();
}
