import type { Db } from '../db/db';
import { openDb } from '../db/open';

/** Runs `work` on the configured database and closes it. The API should not be running on the same file meanwhile. */
export async function onDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const url = process.env.REBOUND_DATABASE_URL || 'file:data/rebound.db';
  const db = await openDb({ url, authToken: process.env.REBOUND_DATABASE_AUTH_TOKEN });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
