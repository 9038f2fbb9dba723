import { readFile } from 'node:fs/promises';
import { companyFile } from './company-file';
import { onDatabase } from './database';
import { importCompany } from './import-company';

export async function importFile([path]: string[]): Promise<number> {
  if (!path) {
    console.error('Which file? npm run rebound -- import <file.json>');
    return 64;
  }
  const parsed = companyFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) console.error(`${issue.path.join('.')}: ${issue.message}`);
    return 65;
  }
  await onDatabase((db) => importCompany(db, parsed.data, new Date().toISOString()));
  console.log(
    `${parsed.data.name}: ${parsed.data.people.length} people, ${parsed.data.commitments.length} commitments.`,
  );
  return 0;
}
