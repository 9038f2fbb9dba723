import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { Db } from './db';
import { migrate } from './migrate';
import { createTurns } from './turns';
import { whenBusyAgain } from './when-busy';

export interface Where {
  url: string;
  authToken?: string | undefined;
}

/** Opens the database, brings it up to date and hands out the only door to it. `url` is `file:`, `libsql:` or `http(s):`. */
export async function openDb({ url, authToken }: Where): Promise<Db> {
  if (url.startsWith('file:')) makeFolderOf(url);
  // The driver waits for a lock with the whole event loop stopped, so it waits almost not at all: `whenBusyAgain` does.
  const client = createClient({ url, timeout: 20, ...(authToken ? { authToken } : {}) });
  const inTurn = createTurns();
  const again = <T>(job: () => Promise<T>) => whenBusyAgain(job, () => client.reconnect());
  // WAL stays with the file; synchronous=FULL and foreign_keys=ON are this driver's defaults on every connection.
  if (url.startsWith('file:')) await again(() => client.execute('PRAGMA journal_mode = WAL'));
  await inTurn(() => again(() => migrate(client)));

  const handle = drizzle(client);
  return {
    read: handle,
    write: (work) => inTurn(() => again(() => handle.transaction(work))),
    ping: async () => {
      await client.execute('SELECT 1');
    },
    close: () => client.close(),
  };
}

function makeFolderOf(url: string): void {
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  mkdirSync(dirname(path), { recursive: true });
}
