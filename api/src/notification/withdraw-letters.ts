import { and, eq, gt, ne, or } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { type LetterEvent, letter } from './table';

/**
 * Takes the letters about an event out of the outbox before anybody has got one. All of them or none: false, and nothing
 * is changed, once a single one was handed to the provider, whatever came of it.
 */
export async function withdrawLetters(
  tx: Tx,
  about: { companyId: string; commitmentId: string; event: LetterEvent; eventId: string },
): Promise<boolean> {
  const ofEvent = and(
    eq(letter.companyId, about.companyId),
    eq(letter.commitmentId, about.commitmentId),
    eq(letter.event, about.event),
    eq(letter.eventId, about.eventId),
  );
  const wasTried = or(ne(letter.state, 'waiting'), gt(letter.attempts, 0));
  const [tried] = await tx.select({ id: letter.id }).from(letter).where(and(ofEvent, wasTried)).limit(1);
  if (tried) return false;
  await tx.delete(letter).where(ofEvent);
  return true;
}
