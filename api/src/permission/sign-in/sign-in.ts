import { randomInt } from 'node:crypto';
import type { Person, SignedIn } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db, Reader } from '../../db/db';
import { Answerable } from '../../errors';
import type { Caller } from '../caller';
import { connectorCaller } from '../connector/connector-caller';
import { person } from '../table';
import { tokenPrefix } from '../token';
import { createCodes } from './codes';
import { endSession, noteUse, openSession, sessionOf, usedToMs } from './sessions';

export interface SignIn {
  /** Mails a code where the address is known; says nothing either way. */
  requestCode(email: string): Promise<void>;
  /** Trades a code for a session token. Throws `wrong-code`, `TooManyRequests`. */
  withCode(email: string, code: string, userAgent?: string | null): Promise<SignedIn>;
  /**
   * The person or connector behind a bearer token, or `null` when it is unknown, over, revoked, or theirs no more. Asks
   * the database each time, so that what is revoked fails on the very next request.
   */
  callerOf(token: string): Promise<Caller | null>;
  end(token: string): Promise<void>;
  /** For the operator: a session without a code. */
  openSession(email: string): Promise<SignedIn | null>;
}

interface Parts {
  db: Db;
  now: () => Instant;
  log: Pick<Logger, 'error'>;
  secret: string;
  sendCode: (to: Person & { companyId: string }, code: string) => Promise<void>;
  /** When to look who is known, and mail the code. */
  afterwards?: (work: () => Promise<void>) => void | Promise<void>;
}

/** Sign-in by one-time code, for people whom a company already knows. There are no cookies. */
export function createSignIn({ db, now, log, secret, sendCode, afterwards = someTimeLater }: Parts): SignIn {
  const codes = createCodes({ db, now, secret });

  async function mail(email: string, code: string): Promise<void> {
    try {
      const known = await knownPerson(db.read, email);
      if (known) await sendCode(known, code);
    } catch (error) {
      log.error({ err: error }, 'a sign-in code was not mailed');
    }
  }

  async function open({ companyId: _, ...self }: Known, userAgent: string | null): Promise<SignedIn> {
    return { token: await openSession(db, self.id, { at: now(), userAgent }), person: self };
  }

  return {
    requestCode: async (typed) => {
      const email = typed.toLowerCase();
      const code = await codes.issue(email);
      await afterwards(() => mail(email, code));
    },
    withCode: async (typed, code, userAgent = null) => {
      const email = typed.toLowerCase();
      const isRight = await codes.redeem(email, code);
      const known = await knownPerson(db.read, email);
      if (!isRight || !known)
        throw new Answerable(401, 'wrong-code', 'That code is wrong, used or expired. Ask for a new one.');
      return open(known, userAgent);
    },
    callerOf: async (token) => {
      const at = now();
      if (token.startsWith(tokenPrefix.connector)) return connectorCaller({ db, log }, token, at);
      const found = await sessionOf(db.read, token, at);
      if (found && Date.parse(at) - Date.parse(found.lastUsedAt) >= usedToMs) {
        noteUse(db, found.id, at).catch((error) => log.error({ err: error }, 'the use of a session was not noted'));
      }
      return found?.caller ?? null;
    },
    end: (token) => endSession(db, token),
    openSession: async (email) => {
      const known = await knownPerson(db.read, email.toLowerCase());
      return known && open(known, null);
    },
  };
}

type Known = Person & { companyId: string };

/** Whoever signs in by this address. A connector has none. */
export async function knownPerson(read: Reader, email: string): Promise<Known | null> {
  const [row] = await read
    .select({ id: person.id, name: person.name, email: person.email, companyId: person.companyId })
    .from(person)
    .where(and(eq(person.email, email), eq(person.disabled, false), eq(person.connector, false)));
  return row ?? null;
}

/** A letter is work that others can feel, so a known address would show if it were done at once or on the beat. */
function someTimeLater(work: () => Promise<void>): void {
  setTimeout(() => void work(), randomInt(100, 600));
}
