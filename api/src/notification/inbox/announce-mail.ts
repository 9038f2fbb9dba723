import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/db';
import type { Deps } from '../../deps';
import type { MailCameIn } from '../../mail/mail-events';
import { inbox } from './table';
import { whoseAddress } from './whose-address';

/** As many mails of one company may wait to be fetched and read; and as many that are nobody's. */
export const mostWaiting = 1_000;

export type Announced = { isNoted: true } | { isNoted: false; companyId: string | null };

/**
 * Takes note that a mail came in, once however often the provider says so; it is fetched and read afterwards. Not noted
 * where too many of the same company wait: who floods one address fills the room of nobody else.
 */
export async function announceMail(
  { db, now, mailWaits }: Pick<Deps, 'db' | 'now' | 'mailWaits'>,
  { cameIn: id, receivedFor }: MailCameIn,
  domain: string,
): Promise<Announced> {
  const at = now();
  const announced = await db.write(async (tx): Promise<Announced> => {
    const [known] = await tx.select({ id: inbox.id }).from(inbox).where(eq(inbox.id, id));
    if (known) return { isNoted: true };
    const { companies } = await whoseAddress(tx, domain, receivedFor);
    const companyId = companies.length === 1 ? (companies[0]?.id ?? null) : null;
    if (await isFull(tx, companyId)) return { isNoted: false, companyId };
    const row = { id, companyId, state: 'waiting' as const, announcedAt: at, dueAt: at, attempts: 0 };
    await tx.insert(inbox).values(row);
    return { isNoted: true };
  });
  if (announced.isNoted) mailWaits();
  return announced;
}

async function isFull(tx: Tx, companyId: string | null): Promise<boolean> {
  const [waiting] = await tx
    .select({ n: count() })
    .from(inbox)
    .where(and(ofCompany(companyId), isNotNull(inbox.dueAt)));
  return (waiting?.n ?? 0) >= mostWaiting;
}

/** The mails to a company's address; with `null`, those to nobody's. */
export function ofCompany(companyId: string | null) {
  return companyId === null ? isNull(inbox.companyId) : eq(inbox.companyId, companyId);
}
