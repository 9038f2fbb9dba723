import { z } from 'zod';
import type { Reader, Tx } from '../db/db';
import { Unknown } from '../permission/change-permission';
import { onDatabase } from './database';

export const onOff = z.enum(['on', 'off', 'yes', 'no']).transform((word) => word === 'on' || word === 'yes');

export async function usage(form: string, fault?: string): Promise<number> {
  if (fault) console.error(fault);
  console.error(`npm run rebound -- ${form}`);
  return 64;
}

/** Makes one change and prints how things stand after it. A name that is not there changes nothing. */
export async function changeAndSay(
  change: (tx: Tx, at: string) => Promise<void>,
  standing: (read: Reader) => Promise<string>,
): Promise<number> {
  try {
    console.log(
      await onDatabase(async (db) => {
        await db.write((tx) => change(tx, new Date().toISOString()));
        return standing(db.read);
      }),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    console.error(error.message);
    return 1;
  }
}
