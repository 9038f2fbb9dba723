import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseBusy } from './db';

const pauses = [10, 20, 40, 80, 160, 320, 640, 1000];

/**
 * Tries `job` again while another process holds the database. A connection that has once said BUSY can stay poisoned
 * (libsql-client-ts #352), so `renew` must throw every connection away before the next try.
 */
export async function whenBusyAgain<T>(job: () => Promise<T>, renew: () => void): Promise<T> {
  for (const pause of pauses) {
    try {
      return await job();
    } catch (error) {
      if (!isBusy(error)) throw error;
      renew();
      await sleep(pause);
    }
  }
  try {
    return await job();
  } catch (error) {
    if (!isBusy(error)) throw error;
    renew();
    throw new DatabaseBusy('Another process holds the database.', { cause: error });
  }
}

export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || isBusy(error.cause);
}
