import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SignedIn } from '@rebound/shared/permission/schema';
import type {
  ProcoreSignInFinish,
  ProcoreSignInRequest,
  ProcoreSignInStart,
} from '@rebound/shared/permission/sign-in-schema';
import type { Instant } from '@rebound/shared/time';
import { and, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Db, Tx } from '../../db/db';
import { Answerable } from '../../errors';
import { later } from '../../notification/schedule';
import { openSession } from '../../permission/sign-in/sessions';
import { company, person } from '../../permission/table';
import { type Client, createClient } from './client';
import type { Dispatcher } from './dispatcher';
import type { Grant, Login } from './login';
import { keepPerson } from './people';
import { Hidden } from './problems';
import type { Sealer } from './sealed';
import { callbackUrl, type ProcoreSettings } from './settings';
import { companyShape, meShape, type ProcoreMe } from './shapes';
import { procoreSignIn } from './table';
import type { Owner, Tokens } from './tokens';

const validMs = 10 * 60_000;

/** Sign-in with Procore: begun and finished by the one who keeps the verifier, so that nobody else's code counts. */
export interface ProcoreSignIn {
  begin(request: ProcoreSignInRequest): Promise<ProcoreSignInStart>;
  /** Throws `sign-in-expired`, `company-not-connected`, `choose-company`, and what Procore itself is in the way with. */
  finish(request: ProcoreSignInFinish): Promise<SignedIn>;
  /** Ends what Procore gave for somebody, there and here, and all of their sessions. */
  disconnect(owner: Owner): Promise<void>;
}

interface Parts {
  db: Db;
  now: () => Instant;
  log: Pick<Logger, 'warn'>;
  settings: ProcoreSettings;
  dispatcher: Dispatcher;
  login: Login;
  sealer: Sealer;
  tokens: Tokens;
}

const grantShape = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresInMs: z.number() });

export function createProcoreSignIn(parts: Parts): ProcoreSignIn {
  const { db, now, log, settings, dispatcher, login, sealer, tokens } = parts;

  function clientWith({ accessToken }: Grant): Client {
    const owner = { companyId: '', personId: '' };
    return createClient({ dispatcher, apiUrl: settings.apiUrl, owner, access: () => Promise.resolve(accessToken) });
  }

  async function grantOf(row: typeof procoreSignIn.$inferSelect, code: string): Promise<Grant> {
    const opened = row.grant && sealer.open(row.grant, ['sign-in', row.state]);
    if (opened) return grantShape.parse(JSON.parse(opened));
    // Once, whatever comes of it: Procore takes a code once too.
    const { rowsAffected } = await db.write((tx) =>
      tx
        .update(procoreSignIn)
        .set({ triedAt: now() })
        .where(and(eq(procoreSignIn.state, row.state), isNull(procoreSignIn.triedAt))),
    );
    const grant = rowsAffected ? await login.exchange(code) : null;
    if (!grant) throw expired();
    return grant;
  }

  /** The connected companies of whoever the grant is of. */
  async function companiesOf(client: Client): Promise<{ id: string; name: string }[]> {
    const theirs = await client.all('/rest/v1.0/companies', companyShape);
    const ids = theirs.filter((one) => one.is_active !== false).map(({ id }) => id);
    if (!ids.length) return [];
    return db.read.select({ id: company.id, name: company.name }).from(company).where(inArray(company.id, ids));
  }

  async function admit(me: ProcoreMe, companyId: string, grant: Grant): Promise<SignedIn['person']> {
    return db.write(async (tx) => {
      const at = now();
      const user = { id: me.id, name: me.name ?? me.login, email_address: me.login };
      const personId = await keepPerson(tx, companyId, user, at);
      const [self] = await tx
        .select({ id: person.id, name: person.name, email: person.email, disabled: person.disabled })
        .from(person)
        .where(and(eq(person.id, personId), eq(person.companyId, companyId)));
      if (!self || self.disabled) throw notConnected();
      await tokens.keep(tx, { companyId, personId }, grant);
      return { id: self.id, name: self.name, email: self.email };
    });
  }

  /** Nobody is to keep what nobody will use. */
  async function giveBack({ accessToken }: Grant): Promise<void> {
    await login.revoke(accessToken).catch((error: unknown) => {
      log.warn({ err: error }, 'a sign-in failed, and what Procore gave for it could not be revoked there');
    });
  }

  return {
    begin: async ({ challenge, device }) => {
      const state = randomBytes(32).toString('base64url');
      const until = later(now(), validMs);
      await db.write((tx) => tx.insert(procoreSignIn).values({ state: digest(state), challenge, device, until }));
      return { authorizeUrl: login.authorizeUrl(state), state, redirectUrl: callbackUrl(settings), until };
    },

    finish: async ({ state, code, verifier, companyId }) => {
      const at = now();
      const named = eq(procoreSignIn.state, digest(state));
      const [row] = await db.read
        .select()
        .from(procoreSignIn)
        .where(and(named, gt(procoreSignIn.until, at)));
      if (!row) throw expired();
      const end = () => db.write((tx) => tx.delete(procoreSignIn).where(named));
      let grant: Grant | null = null;
      try {
        if (!isSame(row.challenge, createHash('sha256').update(verifier).digest('base64url'))) throw expired();
        grant = await grantOf(row, code);
        if (!(await login.isOurs(grant.accessToken))) throw expired();
        const client = clientWith(grant);
        const companies = await companiesOf(client);
        const chosen =
          companyId === undefined && companies.length === 1
            ? companies[0]
            : companies.find(({ id }) => id === companyId);
        if (!chosen && companies.length > 1 && companyId === undefined) {
          const sealed = sealer.seal(JSON.stringify(grant), ['sign-in', row.state]);
          await db.write((tx) => tx.update(procoreSignIn).set({ grant: sealed }).where(named));
          throw new Answerable(409, 'choose-company', 'You are in several companies: say which.', { companies });
        }
        if (!chosen) throw notConnected();
        const self = await admit(await client.get('/rest/v1.0/me', meShape), chosen.id, grant);
        await end();
        return { token: await openSession(db, self.id, { at, userAgent: row.device }), person: self };
      } catch (error) {
        if (error instanceof Answerable && error.code === 'choose-company') throw error;
        await end();
        if (grant) await giveBack(grant);
        throw error instanceof Hidden ? notConnected() : error;
      }
    },

    disconnect: (owner) => tokens.revoke(owner),
  };
}

/** Forgets the sign-ins that nobody finished. */
export async function forgetSignIns(tx: Tx, at: Instant): Promise<void> {
  await tx.delete(procoreSignIn).where(lte(procoreSignIn.until, at));
}

function digest(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function expired(): Answerable {
  return new Answerable(400, 'sign-in-expired', 'That sign-in is over, or was begun elsewhere. Begin again.');
}

function notConnected(): Answerable {
  return new Answerable(
    403,
    'company-not-connected',
    'None of your companies is connected to this Rebound, or it has shut you out.',
  );
}
