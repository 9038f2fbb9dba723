import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@rebound/shared/time';
import { and, eq, lt } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db';
import { TooManyRequests } from '../../errors';
import { later } from '../../notification/schedule';
import { signInCode } from './table';

/** How long a sign-in code can be used. */
export const codeMinutes = 10;
export const guessesPerCode = 3;
/** Wrong guesses at one address in 24 hours, over all of its codes: to guess one of six digits takes years. */
export const wrongPerDay = 30;
const dayMs = 86_400_000;

/** One-time codes. Knows nothing of people, so that an unknown address costs exactly what a known one does. */
export interface Codes {
  /** A new code for an address; the one before stops working. */
  issue(email: string): Promise<string>;
  /** Whether `code` is the address's own, in time and unused: it is used now. Throws `TooManyRequests`. */
  redeem(email: string, code: string): Promise<boolean>;
}

export function createCodes({ db, now, secret }: { db: Db; now: () => Instant; secret: string }): Codes {
  // Keyed, because whoever has the database alone could try all of a million codes.
  const digest = (...parts: string[]) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');

  return {
    issue: async (email) => {
      const at = now();
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const issued = { code: digest(email, code), until: later(at, codeMinutes * 60_000), guesses: 0 };
      await db.write((tx) => keep(tx, { address: digest(email), wrong: 0, countedFrom: at, ...issued }, issued));
      return code;
    },

    redeem: (email, code) =>
      db.write(async (tx) => {
        const at = now();
        const address = digest(email);
        const [found] = await tx.select().from(signInCode).where(eq(signInCode.address, address));
        const row = found ?? { address, code: null, until: at, guesses: 0, wrong: 0, countedFrom: at };
        const today = row.countedFrom > later(at, -dayMs) ? row : { ...row, wrong: 0, countedFrom: at };
        if (today.wrong >= wrongPerDay) {
          throw new TooManyRequests(Date.parse(today.countedFrom) + dayMs - Date.parse(at), 'for this email address');
        }
        const isRight =
          at < row.until && row.guesses < guessesPerCode && row.code !== null && isSame(row.code, digest(email, code));
        const after = isRight
          ? { ...today, code: null, wrong: 0 }
          : { ...today, guesses: row.guesses + 1, wrong: today.wrong + 1 };
        await keep(tx, after, after);
        return isRight;
      }),
  };
}

/** Whether two digests are one, in a time that does not tell how much of them is. */
function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** Forgets the addresses at which nothing happened for a day. */
export async function forgetCodes(tx: Tx, at: Instant): Promise<void> {
  await tx.delete(signInCode).where(and(lt(signInCode.until, at), lt(signInCode.countedFrom, later(at, -dayMs))));
}

async function keep(
  tx: Tx,
  row: typeof signInCode.$inferSelect,
  set: Partial<typeof signInCode.$inferSelect>,
): Promise<void> {
  await tx.insert(signInCode).values(row).onConflictDoUpdate({ target: signInCode.address, set });
}
