import { onDatabase } from './database';

export async function migrateNow(): Promise<number> {
  await onDatabase((db) => db.ping());
  console.log('The database is up to date.');
  return 0;
}
