import type { Instant } from '@rebound/shared/time';
import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Reader, Tx } from '../../db/db';
import { person } from '../../permission/table';
import { about, askedAt, goodForMs, isGood, noteAsked } from './asked';
import type { Client } from './client';
import { Hidden } from './problems';
import { type ProcoreUser, userShape } from './shapes';

/** What somebody is called here: a person may be in two connected companies, and is then two people. */
export function personIdOf(companyId: string, userId: string): string {
  return `${companyId}-${userId}`;
}

/** Nobody can be reached at .invalid (RFC 2606): it stands for an address that Procore has not told. */
const untold = '.invalid';

/** Brings the people of a company up to date, as far as the client's person may see the directory. */
export async function refreshPeople(db: Db, client: Client, projectId: string, at: Instant): Promise<void> {
  const { companyId } = client.owner;
  const good = (what: string) => isGood(db.read, companyId, { what, forMs: goodForMs.people, now: at });
  if (await good(about.people())) return;
  const ofCompany = await listed(client, `/rest/v1.2/companies/${companyId}/users`);
  const what = ofCompany ? about.people() : about.projectPeople(projectId);
  if (!ofCompany && (await good(what))) return;
  const users = ofCompany ?? (await listed(client, `/rest/v1.0/projects/${projectId}/users`)) ?? [];
  await db.write(async (tx) => {
    for (const user of users) await keepPerson(tx, companyId, user, at);
    if (ofCompany) await endFlags(tx, companyId, users, at);
    await noteAsked(tx, companyId, what, at);
  });
}

async function listed(client: Client, path: string): Promise<ProcoreUser[] | null> {
  try {
    return await client.all(path, userShape);
  } catch (error) {
    if (error instanceof Hidden) return null;
    throw error;
  }
}

/** Somebody as Procore tells of them. Who was shut out here stays so. */
export async function keepPerson(tx: Tx, companyId: string, user: ProcoreUser, at: Instant): Promise<string> {
  const id = personIdOf(companyId, user.id);
  const [known] = await tx
    .select()
    .from(person)
    .where(and(eq(person.id, id), eq(person.companyId, companyId)));
  // Who was shut out by the operator keeps their address by which they can be let in again, and by nothing else.
  const isShutOut = Boolean(known?.disabled && !known.email.endsWith(untold));
  const isOut = user.is_active === false && !isShutOut;
  const email = isOut ? noAddress(id) : await addressOf(tx, companyId, id, user, known?.email ?? noAddress(id));
  const wasAsked = (await askedAt(tx, companyId, [about.company(id)])).size > 0;
  const canPushToAccounting = user.erp_integrated_accountant ?? known?.canPushToAccounting ?? false;
  const byFlag = canPushToAccounting ? ('standard' as const) : ('none' as const);
  const set = {
    ...{ email, name: user.name ?? known?.name ?? `Procore user ${user.id}`, canPushToAccounting },
    // Until they sign in and Procore tells: an accounting approver works in the tool.
    erpIntegrations: wasAsked ? (known?.erpIntegrations ?? 'none') : byFlag,
    disabled: isShutOut || email.endsWith(untold),
    updatedAt: new Date(at),
  };
  const row = { id, companyId, ...set, createdAt: new Date(at) };
  await tx.insert(person).values(row).onConflictDoUpdate({ target: person.id, set });
  return id;
}

function noAddress(id: string): string {
  return `${id}@procore${untold}`;
}

/** The address that Procore tells, which belongs to one person of a company; else the one known so far. */
async function addressOf(
  read: Reader,
  companyId: string,
  id: string,
  { email_address }: ProcoreUser,
  known: string,
): Promise<string> {
  const email = email_address?.toLowerCase();
  if (!email) return known;
  const [owner] = await read
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.companyId, companyId), eq(person.email, email)));
  return owner === undefined || owner.id === id ? email : known;
}

/** Who is an accounting approver no longer, because the whole directory does not say so any more. */
async function endFlags(tx: Tx, companyId: string, users: readonly ProcoreUser[], at: Instant): Promise<void> {
  const now = new Set(
    users.filter((user) => user.erp_integrated_accountant).map(({ id }) => personIdOf(companyId, id)),
  );
  const before = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.companyId, companyId), eq(person.canPushToAccounting, true), eq(person.connector, false)));
  const ended = before.map(({ id }) => id).filter((id) => !now.has(id));
  if (!ended.length) return;
  await tx
    .update(person)
    .set({ canPushToAccounting: false, updatedAt: new Date(at) })
    .where(and(eq(person.companyId, companyId), inArray(person.id, ended)));
}
