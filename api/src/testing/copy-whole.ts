import { createClient } from '@libsql/client';

/** Writes the database at `url` into a new file at `path`, with all that still stands in its log. */
export async function copyWhole(url: string, path: string): Promise<void> {
  const client = createClient({ url });
  await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
  client.close();
}
