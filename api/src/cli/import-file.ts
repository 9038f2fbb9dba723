import { readFile } from 'node:fs/promises';
import { companyFile } from './company-file';
import { onDatabase } from './database';
import { importCompany } from './import-company';

/** Brings in a company from a JSON file, whole or not at all; says all that is wrong with the file at once. */
export async function importFile([path]: string[]): Promise<number> {
  if (!path) {
    console.error('Which file? npm run rebound -- import <file.json>');
    return 64;
  }
  const read = await readJson(path);
  if ('fault' in read) {
    console.error(read.fault);
    return 65;
  }
  const parsed = companyFile.safeParse(read.json);
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

async function readJson(path: string): Promise<{ json: unknown } | { fault: string }> {
  try {
    return { json: JSON.parse(await readFile(path, 'utf8')) };
  } catch (error) {
    return { fault: `${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
