import { randomUUID } from 'node:crypto';
import type { Level } from '@rebound/shared/permission/level';
import type { Scope } from '@rebound/shared/permission/scope';
import type { Instant } from '@rebound/shared/time';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db, Reader, Tx } from '../../db/db';
import { company, person } from '../table';
import { digestOf, mintToken } from '../token';
import { connectorToken } from './table';

/**
 * A token for the connector of this name, which is made if the company has none; a second token is how the first is
 * replaced without a gap. Answers the token, which is kept nowhere, or `null` where there is no such company.
 */
export function createConnectorToken(
  db: Db,
  wanted: { companyId: string; name: string; scopes: readonly Scope[]; at: Instant },
): Promise<{ id: string; token: string } | null> {
  const { companyId, name, scopes, at } = wanted;
  const token = mintToken('connector');
  const id = randomUUID();
  return db.write(async (tx) => {
    const [owner] = await tx.select({ id: company.id }).from(company).where(eq(company.id, companyId));
    if (!owner) return null;
    const personId = (await connectorCalled(tx, companyId, name)) ?? (await addConnector(tx, companyId, name, at));
    await tx
      .insert(connectorToken)
      .values({ id, digest: digestOf(token), personId, scopes: [...new Set(scopes)], createdAt: at });
    await permitWhatIsAsked(tx, personId);
    return { id, token };
  });
}

/** Every token ever made, with `companyId` of one company, the oldest first. */
export function listConnectorTokens(read: Reader, companyId?: string) {
  return read
    .select({
      id: connectorToken.id,
      companyId: person.companyId,
      name: person.name,
      scopes: connectorToken.scopes,
      createdAt: connectorToken.createdAt,
      lastUsedAt: connectorToken.lastUsedAt,
      revokedAt: connectorToken.revokedAt,
    })
    .from(connectorToken)
    .innerJoin(person, eq(person.id, connectorToken.personId))
    .where(companyId === undefined ? undefined : eq(person.companyId, companyId))
    .orderBy(asc(connectorToken.createdAt), asc(connectorToken.id));
}

/** Ends a token for good. Answers whether there was one to end. */
export function revokeConnectorToken(db: Db, id: string, at: Instant): Promise<boolean> {
  return db.write(async (tx) => {
    const [revoked] = await tx
      .update(connectorToken)
      .set({ revokedAt: at })
      .where(and(eq(connectorToken.id, id), isNull(connectorToken.revokedAt)))
      .returning({ personId: connectorToken.personId });
    if (revoked) await permitWhatIsAsked(tx, revoked.personId);
    return revoked !== undefined;
  });
}

async function connectorCalled(tx: Tx, companyId: string, name: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.companyId, companyId), eq(person.name, name), eq(person.connector, true)));
  return found?.id;
}

async function addConnector(tx: Tx, companyId: string, name: string, at: Instant): Promise<string> {
  const id = `connector-${randomUUID()}`;
  const stamps = { createdAt: new Date(at), updatedAt: new Date(at) };
  // No mail can ever arrive at .invalid (RFC 2606).
  await tx.insert(person).values({ id, companyId, name, email: `${id}@connector.invalid`, connector: true, ...stamps });
  return id;
}

/** A connector is permitted what its live tokens are for, and nothing when it has none. */
async function permitWhatIsAsked(tx: Tx, personId: string): Promise<void> {
  const live = await tx
    .select({ scopes: connectorToken.scopes })
    .from(connectorToken)
    .where(and(eq(connectorToken.personId, personId), isNull(connectorToken.revokedAt)));
  const all = new Set(live.flatMap(({ scopes }) => scopes));
  const canPushToAccounting = all.has('decide') || all.has('export:record');
  const readsOnly: Level = all.size ? 'read-only' : 'none';
  await tx
    .update(person)
    .set({ canPushToAccounting, erpIntegrations: canPushToAccounting ? 'standard' : readsOnly })
    .where(eq(person.id, personId));
}
