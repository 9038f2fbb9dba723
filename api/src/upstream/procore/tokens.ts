import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@rebound/shared/time';
import { and, eq, isNull, lt, notInArray, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Tx } from '../../db/db';
import { later } from '../../notification/schedule';
import { session } from '../../permission/sign-in/table';
import type { Grant, Login } from './login';
import { SignInNeeded, Unreachable } from './problems';
import type { Sealer } from './sealed';
import { procoreToken } from './table';

export interface Owner {
  companyId: string;
  personId: string;
}

/** What Procore gave to act for people. */
export interface Tokens {
  /** A token that can be used now; another than `used`, which Procore no longer took. Throws `SignInNeeded`. */
  accessFor(owner: Owner, used?: string): Promise<string>;
  keep(tx: Tx, owner: Owner, grant: Grant): Promise<void>;
  /** Revokes them at Procore, and forgets them here. */
  revoke(owner: Owner): Promise<void>;
}

const kept = z.object({ accessToken: z.string(), refreshToken: z.string() });
const spareMs = 60_000;
/** Longer than the slowest renewal takes. */
export const renewalMs = 30_000;
const pollMs = 100;

export function createTokens(parts: { db: Db; now: () => Instant; login: Login; sealer: Sealer }): Tokens {
  const { db, now, login, sealer } = parts;
  const renewals = new Map<string, Promise<string>>();
  const mine = ({ companyId, personId }: Owner) =>
    and(eq(procoreToken.companyId, companyId), eq(procoreToken.personId, personId));

  async function read(owner: Owner) {
    const [row] = await db.read.select().from(procoreToken).where(mine(owner));
    const opened = row && sealer.open(row.sealed, [owner.companyId, owner.personId]);
    if (!row || !opened) throw new SignInNeeded();
    return { ...row, ...kept.parse(JSON.parse(opened)) };
  }

  function rowOf(owner: Owner, { accessToken, refreshToken, expiresInMs }: Grant) {
    const sealed = sealer.seal(JSON.stringify({ accessToken, refreshToken }), [owner.companyId, owner.personId]);
    return { ...owner, sealed, expiresAt: later(now(), expiresInMs), renewingBy: null, renewingUntil: null };
  }

  /** Waits for its turn among all processes; Procore takes a refresh token once. */
  async function renew(owner: Owner, used: string): Promise<string> {
    const by = randomUUID();
    for (let waitedMs = 0; waitedMs < renewalMs; waitedMs += pollMs) {
      const row = await read(owner);
      if (row.accessToken !== used) return row.accessToken;
      const at = now();
      const { rowsAffected } = await db.write((tx) =>
        tx
          .update(procoreToken)
          .set({ renewingBy: by, renewingUntil: later(at, renewalMs) })
          .where(
            and(
              mine(owner),
              eq(procoreToken.generation, row.generation),
              or(isNull(procoreToken.renewingUntil), lt(procoreToken.renewingUntil, at)),
            ),
          ),
      );
      if (rowsAffected) return take(owner, by, row);
      await sleep(pollMs);
    }
    throw new Unreachable('another renewal of the sign-in did not end');
  }

  async function take(owner: Owner, by: string, row: Awaited<ReturnType<typeof read>>): Promise<string> {
    const ours = and(mine(owner), eq(procoreToken.renewingBy, by));
    let grant: Grant | null;
    try {
      grant = await login.renew(row.refreshToken);
    } catch (error) {
      // Whether it was taken, nobody knows: the next try with the same token tells, and then signs out.
      await db.write((tx) => tx.update(procoreToken).set({ renewingBy: null, renewingUntil: null }).where(ours));
      throw error;
    }
    if (!grant) {
      await db.write((tx) => forget(tx, owner));
      throw new SignInNeeded();
    }
    const renewed = { ...rowOf(owner, grant), generation: row.generation + 1 };
    const { rowsAffected } = await db.write((tx) => tx.update(procoreToken).set(renewed).where(ours));
    if (!rowsAffected) throw new SignInNeeded();
    return grant.accessToken;
  }

  return {
    accessFor: async (owner, used) => {
      const row = await read(owner);
      const isLive = row.expiresAt > later(now(), spareMs);
      if (used === undefined ? isLive : row.accessToken !== used) return row.accessToken;
      const key = JSON.stringify(owner);
      const renewal =
        renewals.get(key) ??
        renew(owner, row.accessToken).finally(() => {
          renewals.delete(key);
        });
      renewals.set(key, renewal);
      return renewal;
    },
    keep: async (tx, owner, grant) => {
      const row = rowOf(owner, grant);
      await tx
        .insert(procoreToken)
        .values({ ...row, generation: 1 })
        .onConflictDoUpdate({ target: procoreToken.personId, set: row });
    },
    revoke: async (owner) => {
      try {
        await login.revoke((await read(owner)).accessToken);
      } finally {
        await db.write((tx) => forget(tx, owner));
      }
    },
  };
}

/** Signs somebody out for good: no token of Procore's, and no session. */
export async function forget(tx: Tx, { companyId, personId }: Owner): Promise<void> {
  await tx.delete(procoreToken).where(and(eq(procoreToken.companyId, companyId), eq(procoreToken.personId, personId)));
  await tx.delete(session).where(eq(session.personId, personId));
}

/** Forgets what Procore gave for people who are signed in nowhere any more. */
export async function forgetUnused(tx: Tx): Promise<void> {
  const signedIn = tx.select({ id: session.personId }).from(session);
  await tx.delete(procoreToken).where(notInArray(procoreToken.personId, signedIn));
}
