import type { Instant } from '@rebound/shared/time';
import { and, desc, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/db';
import { later } from '../schedule';
import { ofCompany } from './announce-mail';
import { inbox } from './table';

const day = 24 * 3_600_000;
/** For how long mails that came in are kept, whatever became of them. */
const keptDays = 90;
/** And as long as there is room for them: so many of a company, and of each sort, and together so large. */
const mostMails = 500;
const mostBytes = 32 * 1024 * 1024;
const atOnce = 500;

/** Why a mail is kept that anybody can have sent. */
const ofStrangers = [
  ...(['unknown-address', 'several-companies', 'not-authenticated', 'sender-not-allowed'] as const),
  ...(['unreadable', 'too-large'] as const),
];

/** What was forgotten although nobody had looked at it. */
export type Forgotten = Pick<typeof inbox.$inferSelect, 'id' | 'companyId' | 'reason'>;

const forgotten = { id: inbox.id, companyId: inbox.companyId, state: inbox.state, reason: inbox.reason };

/** Forgets mails that came in long ago, and lets go of the bodies of those that nobody has to look at. */
export async function forgetMails(tx: Tx, at: Instant): Promise<Forgotten[]> {
  const isDone = isNull(inbox.dueAt);
  const isOld = lt(inbox.announcedAt, later(at, -keptDays * day));
  const gone = await tx.delete(inbox).where(and(isDone, isOld)).returning(forgotten);
  const isSettled = and(isDone, sql`${inbox.state} in ('recorded', 'known', 'dropped')`);
  await tx
    .update(inbox)
    .set({ source: null })
    .where(and(isSettled, lt(inbox.announcedAt, later(at, -7 * day))));
  return gone.filter(({ state }) => state === 'kept');
}

/**
 * Forgets the oldest mails of a company for which there is no room beside the later ones of the same sort: what strangers
 * can send makes nothing go that an allowed sender has signed, nor what is another company's.
 */
export async function makeRoom(tx: Tx, companyId: string | null): Promise<Forgotten[]> {
  const sort = sql`case when ${inbox.state} <> 'kept' then 'done' when ${inArray(inbox.reason, ofStrangers)} then 'strange' end`;
  const latestFirst = sql`partition by ${sort} order by ${inbox.announcedAt} desc, ${inbox.id} desc`;
  const ranked = tx
    .select({
      id: inbox.id,
      nth: sql<number>`row_number() over (${latestFirst})`.as('nth'),
      bytes: sql<number>`sum(coalesce(length(${inbox.source}), 0)) over (${latestFirst})`.as('bytes'),
    })
    .from(inbox)
    .where(and(ofCompany(companyId), isNull(inbox.dueAt)))
    .as('ranked');
  const over = await tx
    .select({ id: ranked.id })
    .from(ranked)
    .where(or(gt(ranked.nth, mostMails), gt(ranked.bytes, mostBytes)))
    .orderBy(desc(ranked.nth))
    .limit(atOnce);
  if (!over.length) return [];
  const ids = over.map(({ id }) => id);
  const gone = await tx
    .delete(inbox)
    .where(and(ofCompany(companyId), inArray(inbox.id, ids)))
    .returning(forgotten);
  return gone.filter(({ state }) => state === 'kept');
}
