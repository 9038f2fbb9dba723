import { randomUUID } from 'node:crypto';
import type { BrowserKind, MissRecorded, PageMiss } from '@rebound/shared/page-health-schema';
import type { Instant } from '@rebound/shared/time';
import { and, count, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../db/db';
import type { Caller } from '../permission/caller';
import { pageMiss, pageMissPerson } from './table';

/** What one company may have on record. A page that is broken has few shapes: what is more is somebody filling a disk. */
export const mostMisses = 200;

/** Records that somebody met a page that could not be read: a shape once, and after that how often and when last. */
export function recordMiss(db: Db, caller: Caller, seen: PageMiss, at: Instant): Promise<MissRecorded> {
  const { companyId, person } = caller;
  return db.write(async (tx) => {
    const room = mostMisses - (await missesOf(tx, companyId));
    const id = (await meetAgain(tx, companyId, seen, at)) ?? (room > 0 ? await add(tx, companyId, seen, at) : null);
    if (id === null) return { kept: false, room: 0 };
    await tx.insert(pageMissPerson).values({ missId: id, companyId, personId: person.id }).onConflictDoNothing();
    return { kept: true, room: mostMisses - (await missesOf(tx, companyId)) };
  });
}

async function missesOf(tx: Tx, companyId: string): Promise<number> {
  const [found] = await tx.select({ n: count() }).from(pageMiss).where(eq(pageMiss.companyId, companyId));
  return found?.n ?? 0;
}

async function meetAgain(tx: Tx, companyId: string, seen: PageMiss, at: Instant): Promise<string | null> {
  const { adapter, version, browser } = seen;
  const [known] = await tx
    .select({ id: pageMiss.id, browsers: pageMiss.browsers })
    .from(pageMiss)
    .where(
      and(
        eq(pageMiss.companyId, companyId),
        eq(pageMiss.adapter, adapter),
        eq(pageMiss.version, version),
        eq(pageMiss.shape, inOrder(seen.shape)),
      ),
    );
  if (!known) return null;
  await tx
    .update(pageMiss)
    .set({ browsers: together(known.browsers, browser), times: sql`${pageMiss.times} + 1`, lastSeenAt: at })
    .where(and(eq(pageMiss.companyId, companyId), eq(pageMiss.id, known.id)));
  return known.id;
}

async function add(tx: Tx, companyId: string, { browser, ...seen }: PageMiss, at: Instant): Promise<string> {
  const id = randomUUID();
  const shape = inOrder(seen.shape);
  await tx
    .insert(pageMiss)
    .values({ ...seen, ...{ id, companyId, shape }, browsers: [browser], times: 1, firstSeenAt: at, lastSeenAt: at });
  return id;
}

function inOrder(shape: PageMiss['shape']): PageMiss['shape'] {
  return Object.fromEntries(Object.entries(shape).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function together(browsers: readonly BrowserKind[], browser: BrowserKind): BrowserKind[] {
  return [...new Set([...browsers, browser])].sort();
}
