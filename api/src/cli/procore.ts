import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { company } from '../permission/table';
import { connectCompany } from '../upstream/procore/connect-company';
import { procoreToken } from '../upstream/procore/table';
import { changeAndSay, onOff, usage } from './change-and-say';
import { connection, zoneName } from './company-file';
import { onDatabase } from './database';
import { settingsText } from './set-company';

export const connectUsage =
  '<company id> --name <name> [--currency USD] [--web https://app.procore.com] [--zone <IANA zone>] [--erp <file.json>] [--locks-approved on|off]';

const wanted = z.strictObject({
  name: z.string().trim().min(1),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  web: z.url({ protocol: /^https?$/ }).optional(),
  zone: zoneName.optional(),
  erp: z.string().min(1).optional(),
  'locks-approved': onOff.optional(),
});
const option = { type: 'string' } as const;
const options = Object.fromEntries(Object.keys(wanted.shape).map((name) => [name, option]));

/** Lets the people of a company in Procore sign in here; said again, it changes what is named. */
export async function connectProcore(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [id, ...rest] = positionals;
  const asked = wanted.safeParse(values);
  if (!id || !/^\d{1,32}$/.test(id) || rest.length || !asked.success) return usage(`procore connect ${connectUsage}`);
  const { web: webUrl, erp, 'locks-approved': locksApproved, ...named } = asked.data;
  const read = erp === undefined ? undefined : await readConnection(erp);
  if (read && 'fault' in read) return usage(`procore connect ${connectUsage}`, read.fault);
  return changeAndSay(
    (tx) => connectCompany(tx, { id, ...named, webUrl, locksApproved, connection: read?.connection }),
    (reader) => settingsText(reader, id),
  );
}

/** Prints the connected companies, and for how many of their people Rebound may act. */
export async function listProcore(): Promise<number> {
  return onDatabase(async (db) => {
    const rows = await db.read
      .select({ id: company.id, name: company.name, webUrl: company.webUrl, people: count(procoreToken.personId) })
      .from(company)
      .leftJoin(procoreToken, eq(procoreToken.companyId, company.id))
      .groupBy(company.id)
      .orderBy(company.id);
    for (const { id, name, webUrl, people } of rows) console.log(`${id}  ${name}  ${webUrl}  ${people} signed in`);
    if (!rows.length) console.log(`No company. Connect one with: npm run rebound -- procore connect ${connectUsage}`);
    return 0;
  });
}

async function readConnection(path: string) {
  try {
    const read = connection.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (read.success) return { connection: read.data };
    return { fault: read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('\n') };
  } catch (error) {
    return { fault: `${path}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
