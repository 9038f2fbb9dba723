import { createHash } from 'node:crypto';
import { type Client, createClient, type Row } from '@libsql/client';

/** Tables whose rows belong to nobody: keyed by something that no company owns, or the operator's word to everybody. */
const ofNobody = new Set(['sign_in_code', 'procore_sign_in', 'mail_event', 'page_pause', '__drizzle_migrations']);
/** Where the tie to a company is no foreign key. */
const byPerson = new Set(['answered_command']);

export type Digests = Record<string, string>;

/** Looks at a database file from beside the application, by a connection of its own. */
export interface Observer {
  /** A digest of each table's rows: of those of one company, or of all. */
  digests(companyId?: string): Promise<Digests>;
  rows(sql: string, ...args: string[]): Promise<Row[]>;
  close(): void;
}

/**
 * Rows belong to a company by whichever path of foreign keys leads to it. Fails on a table that is neither tied to a
 * company nor known to belong to nobody.
 */
export async function observe(url: string): Promise<Observer> {
  const client = createClient({ url });
  const ties = new Map<string, string>();
  for (const { name } of await rowsOf(client, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
    if (!String(name).startsWith('sqlite_')) ties.set(String(name), await tieOf(client, String(name)));
  }
  const known = new Map<string, Digests>();
  let version: unknown;

  return {
    digests: async (companyId) => {
      // It moves whenever another connection has committed.
      const now = (await rowsOf(client, 'PRAGMA data_version'))[0]?.data_version;
      if (now !== version) known.clear();
      version = now;
      const digests = known.get(companyId ?? '') ?? (await digestsOf(client, ties, companyId));
      known.set(companyId ?? '', digests);
      return digests;
    },
    rows: (sql, ...args) => rowsOf(client, sql, ...args),
    close: () => client.close(),
  };
}

/** The names of the tables whose rows are not the same any more. */
export function changedTables(before: Digests, after: Digests): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

async function digestsOf(client: Client, ties: Map<string, string>, companyId: string | undefined): Promise<Digests> {
  const digests: Digests = {};
  for (const [name, tie] of ties) {
    if (companyId !== undefined && !tie) continue;
    const rows =
      companyId === undefined
        ? await rowsOf(client, `SELECT * FROM "${name}"`)
        : await rowsOf(client, `SELECT * FROM "${name}" WHERE ${tie}`, companyId);
    const cells = rows.map((row) => Object.values(row));
    digests[name] = createHash('sha256').update(JSON.stringify(cells)).digest('hex');
  }
  return digests;
}

async function tieOf(client: Client, table: string): Promise<string> {
  if (ofNobody.has(table)) return '';
  if (table === 'company') return 'id = ?';
  if (byPerson.has(table)) return 'person_id IN (SELECT id FROM person WHERE company_id = ?)';
  const columns = await rowsOf(client, `PRAGMA table_info("${table}")`);
  if (columns.some(({ name }) => name === 'company_id')) return 'company_id = ?';
  for (const key of await rowsOf(client, `PRAGMA foreign_key_list("${table}")`)) {
    const tie = await tieOf(client, String(key.table));
    if (tie) return `"${key.from}" IN (SELECT "${key.to}" FROM "${key.table}" WHERE ${tie})`;
  }
  throw new Error(`To which company do the rows of ${table} belong?`);
}

async function rowsOf(client: Client, sql: string, ...args: string[]): Promise<Row[]> {
  return (await client.execute({ sql, args })).rows;
}
