import type { Person, SignedIn } from '@rebound/shared/permission/schema';
import { APIError, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { bearer, emailOTP } from 'better-auth/plugins';
import { and, eq } from 'drizzle-orm';
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
  callerOf(headers: Headers): Promise<Caller | null>;
  end(headers: Headers): Promise<void>;
  /** For the operator: a session without a code. */
  openSession(email: string): Promise<SignedIn | null>;
}

interface Parts {
  db: Db;
  secret: string;
  publicUrl: string;
  sendCode: (to: Person & { companyId: string }, code: string) => Promise<void>;
}

/** Sign-in by one-time code, for people whom a company already knows. No cookie ever leaves this module. */
export function createSignIn({ db, secret, publicUrl, sendCode }: Parts): SignIn {
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
      bearer(),
      emailOTP({
        disableSignUp: true,
        expiresIn: codeMinutes * 60,
        storeOTP: 'hashed',
        sendVerificationOTP: async ({ email, otp }) => {
          const known = await knownPerson(db, email);
          if (known) await sendCode(known, otp);
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
    callerOf: async (headers) => {
      const found = await auth.api.getSession({ headers });
      const known = found && (await knownPerson(db, found.user.email));
      if (!known) return null;
      const { companyId, ...self } = known;
      return { person: self, companyId };
    },
    end: async (headers) => {
      await auth.api.signOut({ headers });
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
