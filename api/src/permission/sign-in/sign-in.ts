import type { Person, SignedIn } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import { APIError, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { emailOTP } from 'better-auth/plugins';
import { and, eq, gt } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../../db/db';
import { Answerable } from '../../errors';
import type { Caller } from '../caller';
import { person } from '../table';
import { account, session, verification } from './table';

/** How long a sign-in code can be used. */
export const codeMinutes = 10;
const sessionDays = 30;

export interface SignIn {
  /** Mails a code where the address is known; says nothing either way. */
  requestCode(email: string): Promise<void>;
  /** Trades a code for a session token. Throws `wrong-code`. */
  withCode(email: string, code: string): Promise<SignedIn>;
  /** The person behind a bearer token, or `null` when it is unknown, expired, or theirs no more. */
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
  publicUrl: string;
  sendCode: (to: Person & { companyId: string }, code: string) => Promise<void>;
}

/** Sign-in by one-time code, for people whom a company already knows. No cookie ever leaves this module. */
export function createSignIn({ db, now, log, secret, publicUrl, sendCode }: Parts): SignIn {
  const auth = betterAuth({
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db.single, {
      provider: 'sqlite',
      schema: { user: person, session, account, verification },
      transaction: false,
    }),
    user: { additionalFields: { companyId: { type: 'string', required: true, input: false } } },
    session: { expiresIn: sessionDays * 24 * 3600 },
    plugins: [
      emailOTP({
        disableSignUp: true,
        expiresIn: codeMinutes * 60,
        storeOTP: 'hashed',
        sendVerificationOTP: async ({ email, otp }) => {
          const known = await knownPerson(db, email);
          // Not awaited: the time that a letter takes would tell a known address from an unknown one.
          if (known) sendCode(known, otp).catch((error) => log.error({ err: error }, 'a sign-in code was not mailed'));
        },
      }),
    ],
  });

  return {
    requestCode: async (email) => {
      await auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
    },
    withCode: async (email, code) => {
      const known = await knownPerson(db, email);
      const signedIn = known && (await auth.api.signInEmailOTP({ body: { email, otp: code } }).catch(unlessWrongCode));
      if (!known || !signedIn)
        throw new Answerable(401, 'wrong-code', 'That code is wrong, used or expired. Ask for a new one.');
      const { companyId: _, ...self } = known;
      return { token: signedIn.token, person: self };
    },
    callerOf: async (token) => {
      const [row] = await db.read
        .select({ person: { id: person.id, name: person.name, email: person.email }, companyId: person.companyId })
        .from(session)
        .innerJoin(person, eq(person.id, session.userId))
        .where(and(eq(session.token, token), gt(session.expiresAt, new Date(now())), eq(person.disabled, false)));
      return row ?? null;
    },
    end: async (token) => {
      await db.write((tx) => tx.delete(session).where(eq(session.token, token)));
    },
    openSession: async (email) => {
      const known = await knownPerson(db, email);
      if (!known) return null;
      const { companyId: _, ...self } = known;
      const context = await auth.$context;
      const opened = await context.internalAdapter.createSession(self.id);
      return { token: opened.token, person: self };
    },
  };
}

async function knownPerson(db: Db, email: string): Promise<(Person & { companyId: string }) | null> {
  const [row] = await db.read
    .select({ id: person.id, name: person.name, email: person.email, companyId: person.companyId })
    .from(person)
    .where(and(eq(person.email, email.toLowerCase()), eq(person.disabled, false)));
  return row ?? null;
}

function unlessWrongCode(error: unknown): null {
  if (error instanceof APIError && error.statusCode < 500) return null;
  throw error;
}
