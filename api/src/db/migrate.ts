import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';

const folder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Applies the generated migrations that the database has not seen; each file is one transaction. */
export async function migrate(client: Client): Promise<void> {
  await applyMigrations(drizzle(client), { migrationsFolder: folder });
}
