import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builtApi } from './built-api';

/** Runs one of the operator's commands in an environment; answers what it printed. Throws when it ends with a fault. */
export async function operate(env: Record<string, string>, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...builtApi('rebound'), ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
  });
  return stdout.trim();
}
