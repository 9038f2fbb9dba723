import type { BrowserKind, PageMiss } from '@rebound/shared/page-health-schema';
import type { Instant } from '@rebound/shared/time';
import { desc, max, sql } from 'drizzle-orm';
import type { Reader } from '../db/db';
import { pageMiss, pageMissPerson } from './table';

/** One shape of one adapter and version, in all companies together: how many met it, never who. */
export interface MissSeen {
  adapter: string;
  version: string;
  shape: PageMiss['shape'];
  browsers: BrowserKind[];
  people: number;
  companies: number;
  times: number;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
}

/** Every miss on record, the newest first. For the operator alone. */
export async function listMisses(read: Reader): Promise<MissSeen[]> {
  const people = read
    .select({ missId: pageMissPerson.missId, n: sql<number>`count(*)`.as('n') })
    .from(pageMissPerson)
    .groupBy(pageMissPerson.missId)
    .as('people');
  const rows = await read
    .select({
      adapter: pageMiss.adapter,
      version: pageMiss.version,
      shape: pageMiss.shape,
      browsers: sql<string>`json_group_array(${pageMiss.browsers})`,
      people: sql<number>`coalesce(sum(${people.n}), 0)`,
      companies: sql<number>`count(*)`,
      times: sql<number>`sum(${pageMiss.times})`,
      firstSeenAt: sql<Instant>`min(${pageMiss.firstSeenAt})`,
      lastSeenAt: sql<Instant>`max(${pageMiss.lastSeenAt})`,
    })
    .from(pageMiss)
    .leftJoin(people, sql`${people.missId} = ${pageMiss.id}`)
    .groupBy(pageMiss.adapter, pageMiss.version, pageMiss.shape)
    .orderBy(desc(max(pageMiss.lastSeenAt)), pageMiss.adapter);
  return rows.map((row) => ({ ...row, browsers: allOf(row.browsers) }));
}

/** How often each adapter could not read its page, the most frequent first; at most `most` of them. */
export function countMisses(read: Reader, most: number): Promise<{ adapter: string; times: number }[]> {
  const times = sql<number>`sum(${pageMiss.times})`;
  return read
    .select({ adapter: pageMiss.adapter, times })
    .from(pageMiss)
    .groupBy(pageMiss.adapter)
    .orderBy(desc(times), pageMiss.adapter)
    .limit(most);
}

function allOf(lists: string): BrowserKind[] {
  const all = (JSON.parse(lists) as string[]).flatMap((list) => JSON.parse(list) as BrowserKind[]);
  return [...new Set(all)].sort();
}
