import { asc } from 'drizzle-orm';
import { company } from '../permission/table';
import { onDatabase } from './database';
import { settingsText } from './set-company';

/** Prints each company's id, by which the other commands take it, and its settings. */
export async function listCompanies(): Promise<number> {
  return onDatabase(async (db) => {
    const ids = await db.read.select({ id: company.id }).from(company).orderBy(asc(company.id));
    for (const { id } of ids) console.log(`${id}  ${await settingsText(db.read, id)}`);
    if (!ids.length) console.log('No company. Bring one in with: npm run rebound -- import <file.json>');
    return 0;
  });
}
