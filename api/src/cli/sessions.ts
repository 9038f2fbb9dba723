import { eq } from 'drizzle-orm';
import type { Db } from '../db/db';
import { listSessions, revokeSessions } from '../permission/sign-in/sessions';
import { person } from '../permission/table';
import { onDatabase } from './database';

/** Where somebody is signed in. Disabled people are found too: theirs may be what the operator looks for. */
export async function listSessionsOf([email]: string[]): Promise<number> {
  return withPerson(email, 'list', async (db, id) => {
    const sessions = await listSessions(db.read, id, { at: new Date().toISOString(), token: null });
    for (const one of sessions) {
      console.log(`${one.id}  since ${one.createdAt}  used ${one.lastUsedAt}  ${one.userAgent ?? ''}`.trimEnd());
    }
    if (!sessions.length) console.log('No session.');
    return 0;
  });
}

/** Ends all sessions of somebody, or with an id that one. The API may be running: their next request fails. */
export async function revokeSessionsOf([email, sessionId]: string[]): Promise<number> {
  return withPerson(email, 'revoke', async (db, id) => {
    const ended = await revokeSessions(db, id, sessionId);
    console.log(`${ended} session(s) ended.`);
    return sessionId !== undefined && ended === 0 ? 1 : 0;
  });
}

async function withPerson(
  email: string | undefined,
  verb: string,
  work: (db: Db, personId: string) => Promise<number>,
): Promise<number> {
  if (!email) {
    console.error(`Whose? npm run rebound -- session ${verb} <email>`);
    return 64;
  }
  return onDatabase(async (db) => {
    const [found] = await db.read.select({ id: person.id }).from(person).where(eq(person.email, email.toLowerCase()));
    if (found) return work(db, found.id);
    console.error(`No company knows ${email}.`);
    return 1;
  });
}
