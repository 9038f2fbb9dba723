import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { openLedger } from '../testing/ledger';
import { observe } from '../testing/rows-of-company';
import { createConnectorToken } from './connector/connector-tokens';
import {
  companies,
  type Named,
  places,
  type RoleName,
  type Row,
  roleNames,
  roles,
  type State,
  ways,
} from './matrix.fixture';
import { person } from './table';

export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

/** What a request names. */
export interface Target {
  id: string;
  version: number;
}

/** One try: which route, as whom, on what. */
export interface Try {
  route: string;
  row: Row;
  token: string | undefined;
  named: Target;
}

export type Matrix = Awaited<ReturnType<typeof setMatrix>>;

/** The companies of the matrix on the real application, a session for each role, and commitments in any state. */
export async function setMatrix() {
  const ledger = await openLedger(companies);
  const observer = await observe(ledger.url);
  const { db, signIn } = ledger.deps;
  const tokens = new Map<RoleName, string>();
  const spare = new Map<string, Target>();
  const used = new Map<string, number>();

  async function newToken(role: RoleName): Promise<string | undefined> {
    const { email, ...more } = roles[role];
    const connector = { companyId: 'north', name: role, at: ledger.deps.now() };
    if ('scopes' in more) return (await createConnectorToken(db, { ...connector, scopes: more.scopes }))?.token;
    return email === null ? undefined : (await signIn.openSession(email))?.token;
  }

  for (const role of roleNames) {
    const token = await newToken(role);
    if (token) tokens.set(role, token);
    // The first use of a token is noted, which is no business of any cell.
    if (token) await signIn.callerOf(token);
    const { email, ...more } = roles[role];
    if (!token || !('session' in more)) continue;
    if (more.session === 'revoked') await signIn.end(token);
    // Not by the operator's command, which ends the sessions too: a disabled person's session must be worth nothing.
    else
      await db.write((tx) =>
        tx
          .update(person)
          .set({ disabled: true })
          .where(eq(person.email, email ?? '')),
      );
  }

  /** A new session of somebody, by its id. */
  async function newSession(email: string): Promise<Target> {
    await signIn.openSession(email);
    const [newest] = await observer.rows(
      'SELECT session.id FROM session JOIN person ON person.id = person_id WHERE email = ? ORDER BY session.rowid DESC',
      email,
    );
    return { id: String(newest?.id), version: 1 };
  }

  await db.write(() => Promise.resolve());

  /** A commitment of its place in a given state, taken there by `lead` where that role leads it. Kept until it is spent. */
  async function take(named: Exclude<Named, 'absent'>, state: State): Promise<Target> {
    const place = places[named];
    const kept = spare.get(`${named} ${state}`);
    // A re-send can be taken back for a while only.
    if (kept && state !== 'resent') return kept;
    const n = used.get(named) ?? 0;
    used.set(named, n + 1);
    const id = `${place.project}-sc-${n}`;
    for (const [who, verb, body] of ways[state]) {
      const answer = await ledger.command(place[who], id, verb, body);
      if (answer.status !== 200) throw new Error(`${verb} ${id}: ${await answer.text()}`);
    }
    const { version } = (await ledger.view(place.lead, id)).commitment;
    spare.set(`${named} ${state}`, { id, version });
    return { id, version };
  }

  const spend = (named: Named, state: State) => spare.delete(`${named} ${state}`);

  async function ask({ route, row, token, named }: Try): Promise<Answer> {
    const [method = '', path = ''] = route.split(' ');
    const answer = await ledger.app.request(path.replace('{id}', named.id) + (row.query?.(named.id) ?? ''), {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...{ 'idempotency-key': randomUUID(), 'if-match': `"${named.version}"` },
      },
      ...(row.body && { body: JSON.stringify(row.body(named.id)) }),
    });
    return { status: answer.status, body: await bodyOf(answer), headers: headersOf(answer) };
  }

  return {
    ...{ ledger, observer, take, spend, ask, newSession },
    tokenOf: (role: RoleName) => tokens.get(role),
    /** Signs a role in again, where its sessions have ended. */
    renew: async (role: RoleName) => {
      const token = await newToken(role);
      if (token) tokens.set(role, token);
    },
    close: async () => {
      observer.close();
      await ledger.close();
    },
  };
}

/** The whole body; of an event stream its beginning. */
async function bodyOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text();
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** All headers but the request's own number. */
function headersOf(answer: Response): Record<string, string> {
  const { 'x-request-id': _, ...rest } = Object.fromEntries(answer.headers);
  return rest;
}
