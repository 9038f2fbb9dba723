import { join } from 'node:path';
import { operate } from '../sandbox/operate';
import type { World } from '../sandbox/world';

/** Runs one of the operator's commands beside the API that is running; answers what it printed. */
export function rebound({ folder }: World, ...args: string[]): Promise<string> {
  return operate({ REBOUND_DATABASE_URL: `file:${join(folder, 'rebound.db')}` }, ...args);
}
