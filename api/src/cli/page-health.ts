import { parseArgs } from 'node:util';
import { adapterId, pauseReason } from '@rebound/shared/page-health-schema';
import { z } from 'zod';
import { clearMisses } from '../page-health/forget-misses';
import { listMisses } from '../page-health/list-misses';
import { pauseAdapter, readPauses, resumeAdapter } from '../page-health/pauses';
import { usage } from './change-and-say';
import { onDatabase } from './database';
import { pageHealthText } from './page-health-text';

export const pauseUsage = '<adapter> --reason "<why>"';
const asked = z.object({ adapter: adapterId, reason: pauseReason });

/** Lists what is paused, and the pages that extensions could not read, newest first. */
export async function listPageHealth(args: string[]): Promise<number> {
  if (args.length) return usage('page-health [pause|resume|clear]', `There is no page-health ${args.join(' ')}.`);
  console.log(await onDatabase(async ({ read }) => pageHealthText(await readPauses(read), await listMisses(read))));
  return 0;
}

/** Pauses one adapter in every extension of every company, within seconds where the API is reached. */
export async function pausePages(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { reason: { type: 'string' } }, allowPositionals: true });
  const read = asked.safeParse({ adapter: positionals[0], reason: values.reason });
  if (positionals.length > 1) return usage(`page-health pause ${pauseUsage}`, 'One adapter, please.');
  if (!read.success) return usage(`page-health pause ${pauseUsage}`, faultsOf(read.error));
  const { adapter, reason } = read.data;
  return onDatabase(async (db) => {
    const misses = await listMisses(db.read);
    await db.write((tx) => pauseAdapter(tx, adapter, reason, new Date().toISOString()));
    // Only the extension knows its adapters, and each version has its own.
    if (!misses.some((miss) => miss.adapter === adapter)) {
      console.error(`No miss names ${adapter}: make sure that an adapter is called that.`);
    }
    console.log(pageHealthText(await readPauses(db.read), []));
    return 0;
  });
}

/** Ends the pause of one adapter. */
export async function resumePages([adapter, ...rest]: string[]): Promise<number> {
  if (!adapter || rest.length) return usage('page-health resume <adapter>');
  return onDatabase(async (db) => {
    const resumed = await db.write((tx) => resumeAdapter(tx, adapter));
    console.log(resumed ? `${adapter} is read again.` : `${adapter} is not paused.`);
    return resumed ? 0 : 1;
  });
}

/** Forgets the misses, of all adapters or of one. The pauses stay. */
export async function clearPageHealth([adapter, ...rest]: string[]): Promise<number> {
  if (rest.length) return usage('page-health clear [<adapter>]');
  return onDatabase(async (db) => {
    console.log(`${await db.write((tx) => clearMisses(tx, adapter))} miss(es) forgotten.`);
    return 0;
  });
}

function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
}
