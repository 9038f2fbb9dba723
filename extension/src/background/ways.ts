import type { SignInWays } from '@rebound/shared/permission/sign-in-schema';
import { bodyOf, call } from './api';
import { Failed } from './fault';
import { readSession } from './session';
import { stored } from './stored';

export type Way = SignInWays['ways'][number];

/** How people sign in at an API: that says where commitments live, too. */
interface Known {
  apiUrl: string | null;
  ways: readonly Way[];
}

const known = stored<Known>('local', 'ways', { apiUrl: null, ways: [] });

/** Asks the API how people sign in there, and keeps it. Throws `Failed` where it cannot be asked. */
export async function askWays(): Promise<readonly Way[]> {
  const { apiUrl } = await readSession();
  const { ways } = await bodyOf<SignInWays>(await call('/v1/sign-in'));
  await known.set({ apiUrl, ways });
  return ways;
}

/** Whether Procore owns the commitments of the API in use, as far as that is known: nothing is asked. */
export async function isKnownAsProcore(): Promise<boolean> {
  return (await lastWays())?.includes('procore') ?? false;
}

/** The same, asked once for each API; while it cannot be, no. */
export async function isProcore(): Promise<boolean> {
  try {
    return ((await lastWays()) ?? (await askWays())).includes('procore');
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return false;
  }
}

async function lastWays(): Promise<readonly Way[] | null> {
  const [last, { apiUrl }] = await Promise.all([known.get(), readSession()]);
  return last.apiUrl === apiUrl ? last.ways : null;
}
