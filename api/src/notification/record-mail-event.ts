import { lt } from 'drizzle-orm';
import type { Tx } from '../db/db';
import type { Deps } from '../deps';
import type { MailEvent } from '../mail/mail-events';
import { applyMailEvents } from './apply-mail-events';
import { mailEvent } from './table';
import { tellOfDelivery } from './tell-of-delivery';

/** Takes note of what the provider says of a letter, once however often it says it, and lets open panels look again. */
export async function recordMailEvent(
  { db, now, changes }: Pick<Deps, 'db' | 'now' | 'changes'>,
  event: MailEvent,
): Promise<void> {
  const news = await db.write(async (tx) => {
    const first = await tx
      .insert(mailEvent)
      .values({ ...event, receivedAt: now() })
      .onConflictDoNothing()
      .returning({ id: mailEvent.id });
    return first.length ? applyMailEvents(tx, event.providerId) : [];
  });
  for (const letter of news) await tellOfDelivery(db.read, changes, letter);
}

/** Forgets what came before `until`: a webhook that old proves nothing any more, so it cannot be heard again. */
export async function forgetMailEvents(tx: Tx, until: string): Promise<void> {
  await tx.delete(mailEvent).where(lt(mailEvent.receivedAt, until));
}
