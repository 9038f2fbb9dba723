import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Tx } from '../db/db';
import { type DeliveryState, deliveryStates } from '../mail/mail-events';
import { letter, mailEvent } from './table';

/**
 * Writes the most final word that the provider said of a letter on the letter itself, in whatever order the words came.
 * Returns the letter if that is news; nothing when the letter is not known by this name, or not yet.
 */
export async function applyMailEvents(tx: Tx, providerId: string) {
  const said = await tx
    .select({ delivery: mailEvent.delivery })
    .from(mailEvent)
    .where(eq(mailEvent.providerId, providerId));
  const rank = Math.max(...said.map(({ delivery }) => deliveryStates.indexOf(delivery)));
  const delivery: DeliveryState | undefined = deliveryStates[rank];
  if (!delivery) return [];
  const isNews = or(isNull(letter.delivery), inArray(letter.delivery, deliveryStates.slice(0, rank)));
  return tx
    .update(letter)
    .set({ delivery })
    .where(and(eq(letter.providerId, providerId), isNews))
    .returning({ companyId: letter.companyId, commitmentId: letter.commitmentId });
}
