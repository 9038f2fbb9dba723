import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { World } from '../sandbox/world';

const main = fileURLToPath(import.meta.resolve('@rebound/api/cli/main'));

/** Runs one of the operator's commands beside the API that is running; answers what it printed. */
export async function rebound({ folder }: World, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main, ...args], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      REBOUND_DATABASE_URL: `file:${join(folder, 'rebound.db')}`,
    },
  });
  return stdout.trim();
}
