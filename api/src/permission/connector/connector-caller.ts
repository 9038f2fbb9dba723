import type { Instant } from '@rebound/shared/time';
import { and, eq, isNull } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../../db/db';
import type { Caller } from '../caller';
import { usedToMs } from '../sign-in/sessions';
import { person } from '../table';
import { digestOf } from '../token';
import { connectorToken } from './table';

/** The connector behind a token, or `null` when it is unknown, revoked, or its owner disabled. */
export async function connectorCaller(
  { db, log }: { db: Db; log: Pick<Logger, 'error'> },
  token: string,
  at: Instant,
): Promise<Caller | null> {
  const [row] = await db.read
    .select({
      id: connectorToken.id,
      lastUsedAt: connectorToken.lastUsedAt,
      scopes: connectorToken.scopes,
      person: { id: person.id, name: person.name, email: person.email },
      companyId: person.companyId,
    })
    .from(connectorToken)
    .innerJoin(person, eq(person.id, connectorToken.personId))
    .where(
      and(eq(connectorToken.digest, digestOf(token)), isNull(connectorToken.revokedAt), eq(person.disabled, false)),
    );
  if (!row) return null;
  if (row.lastUsedAt === null || Date.parse(at) - Date.parse(row.lastUsedAt) >= usedToMs) {
    db.write((tx) => tx.update(connectorToken).set({ lastUsedAt: at }).where(eq(connectorToken.id, row.id))).catch(
      (error) => log.error({ err: error }, 'the use of a token was not noted'),
    );
  }
  return { person: row.person, companyId: row.companyId, scopes: row.scopes };
}
