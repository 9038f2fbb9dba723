import type { Instant } from '@rebound/shared/time';
import { and, asc, eq, isNull, lt, lte } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db';
import { later } from '../../notification/schedule';
import { company } from '../../permission/table';
import type { ProcoreNews } from './hear-webhook';
import { procoreEvent, procoreMirror } from './table';

const mostAttempts = 8;
const firstPauseMs = 2_000;
/** Procore repeats what was not answered for half a day. */
const keptMs = 48 * 60 * 60_000;

export type StoredNews = typeof procoreEvent.$inferSelect;

/** Keeps what a webhook said of a commitment that is known here; false for what was said before, or is nobody's here. */
export function keepNews(db: Db, news: ProcoreNews, at: Instant): Promise<boolean> {
  return db.write(async (tx) => {
    const { companyId, commitmentId } = news;
    const [ours] = await tx.select({ id: company.id }).from(company).where(eq(company.id, companyId));
    if (!ours) return false;
    const kept = await tx
      .insert(procoreEvent)
      .values({ ...news, receivedAt: at, dueAt: at, attempts: 0 })
      .onConflictDoNothing()
      .returning({ id: procoreEvent.id });
    // Whoever looks at it next asks Procore themselves, whatever becomes of the rest.
    await tx
      .update(procoreMirror)
      .set({ staleAt: at })
      .where(and(eq(procoreMirror.companyId, companyId), eq(procoreMirror.commitmentId, commitmentId)));
    return kept.length > 0;
  });
}

/** What is due at `at`, the oldest first, each taken until `untilMs` later: a process that dies loses none. */
export function takeNews(db: Db, at: Instant, untilMs: number): Promise<StoredNews[]> {
  return db.write(async (tx) => {
    const isDue = and(isNull(procoreEvent.doneAt), lte(procoreEvent.dueAt, at));
    const due = await tx.select().from(procoreEvent).where(isDue).orderBy(asc(procoreEvent.receivedAt)).limit(20);
    for (const { id, attempts, companyId } of due) {
      await tx
        .update(procoreEvent)
        .set({ attempts: attempts + 1, dueAt: later(at, untilMs) })
        .where(and(eq(procoreEvent.companyId, companyId), eq(procoreEvent.id, id)));
    }
    return due;
  });
}

export async function endNews(tx: Tx, { id, companyId }: StoredNews, at: Instant): Promise<void> {
  await tx
    .update(procoreEvent)
    .set({ doneAt: at })
    .where(and(eq(procoreEvent.companyId, companyId), eq(procoreEvent.id, id)));
}

/** Puts what could not be looked at off; after many times, it is left to the next person who looks. */
export async function putOff(tx: Tx, news: StoredNews, at: Instant): Promise<void> {
  const { id, companyId, attempts } = news;
  if (attempts + 1 >= mostAttempts) return endNews(tx, news, at);
  await tx
    .update(procoreEvent)
    .set({ dueAt: later(at, firstPauseMs * 2 ** attempts) })
    .where(and(eq(procoreEvent.companyId, companyId), eq(procoreEvent.id, id)));
}

/** Forgets what is done and cannot be said again. */
export async function forgetNews(tx: Tx, at: Instant): Promise<void> {
  await tx.delete(procoreEvent).where(lt(procoreEvent.doneAt, later(at, -keptMs)));
}
