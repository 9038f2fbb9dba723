import { randomUUID } from 'node:crypto';
import type { Session } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import { and, desc, eq, gt, lte, or } from 'drizzle-orm';
import type { Db, Reader, Tx } from '../../db/db';
import { later } from '../../notification/schedule';
import type { Caller } from '../caller';
import { person } from '../table';
import { digestOf, mintToken } from '../token';
import { session } from './table';

/** A session ends this long after sign-in, however much it is used, */
export const sessionDays = 30;
/** and this long after its last use. */
export const idleDays = 14;
/** How exact the time of the last use is. */
export const usedToMs = 3_600_000;
const dayMs = 86_400_000;

/** A new session; answers its token, which is kept nowhere. `userAgent` is what the browser calls itself. */
export async function openSession(
  db: Db,
  personId: string,
  { at, userAgent }: { at: Instant; userAgent: string | null },
): Promise<string> {
  const token = mintToken('session');
  const row = { id: randomUUID(), digest: digestOf(token), personId, createdAt: at, lastUsedAt: at };
  await db.write((tx) => tx.insert(session).values({ ...row, userAgent: userAgent && plain(userAgent) }));
  return token;
}

/** The session that a token opens now, and whose it is; `null` where it is unknown, over, revoked, or theirs no more. */
export async function sessionOf(
  read: Reader,
  token: string,
  at: Instant,
): Promise<{ id: string; lastUsedAt: Instant; caller: Caller } | null> {
  const [row] = await read
    .select({
      id: session.id,
      lastUsedAt: session.lastUsedAt,
      person: { id: person.id, name: person.name, email: person.email },
      companyId: person.companyId,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(session.digest, digestOf(token)), isLive(at), eq(person.disabled, false)));
  if (!row) return null;
  return { id: row.id, lastUsedAt: row.lastUsedAt, caller: { person: row.person, companyId: row.companyId } };
}

export async function noteUse(db: Db, id: string, at: Instant): Promise<void> {
  await db.write((tx) => tx.update(session).set({ lastUsedAt: at }).where(eq(session.id, id)));
}

/** Where somebody is signed in, the newest first. `token` tells which one is asking. */
export async function listSessions(
  read: Reader,
  personId: string,
  { at, token }: { at: Instant; token: string | null },
): Promise<Session[]> {
  const rows = await read
    .select()
    .from(session)
    .where(and(eq(session.personId, personId), isLive(at)))
    .orderBy(desc(session.createdAt), desc(session.id));
  const asking = token && digestOf(token);
  return rows.map(({ id, createdAt, lastUsedAt, userAgent, digest }) => ({
    ...{ id, createdAt, lastUsedAt, userAgent },
    current: digest === asking,
  }));
}

/** Ends one session of a person, or with no `id` all; answers how many. */
export async function revokeSessions(db: Db, personId: string, id?: string): Promise<number> {
  const mine = eq(session.personId, personId);
  const gone = await db.write((tx) =>
    tx.delete(session).where(id === undefined ? mine : and(mine, eq(session.id, id))),
  );
  return gone.rowsAffected;
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.write((tx) => tx.delete(session).where(eq(session.digest, digestOf(token))));
}

/** Forgets the sessions that are over. */
export async function forgetSessions(tx: Tx, at: Instant): Promise<void> {
  await tx
    .delete(session)
    .where(
      or(
        lte(session.createdAt, later(at, -sessionDays * dayMs)),
        lte(session.lastUsedAt, later(at, -idleDays * dayMs)),
      ),
    );
}

function isLive(at: Instant) {
  return and(
    gt(session.createdAt, later(at, -sessionDays * dayMs)),
    gt(session.lastUsedAt, later(at, -idleDays * dayMs)),
  );
}

function plain(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, ' ').slice(0, 300);
}
