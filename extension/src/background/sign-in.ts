import type { SignedIn } from '@rebound/shared/permission/schema';
import { call } from './api';
import { refreshBadge } from './badge';
import { keepCommandsOf } from './commands';
import { followEvents, stopFollowing } from './events';
import { Failed } from './fault';
import { tellPages } from './open-pages';
import { forgetReads } from './read';
import { refreshPauses } from './refresh-pauses';
import { forgetToken, keepApiUrl, keepSignedIn } from './session';

export async function signedIn(answer: SignedIn): Promise<void> {
  await keepSignedIn(answer);
  await keepCommandsOf(answer.person.id);
  await startAfresh();
}

/** Ends the session here, and at the API where that can be reached. */
export async function signedOut(): Promise<void> {
  await call('/v1/sign-out', { method: 'POST', body: {} }).catch((error: unknown) => {
    if (!(error instanceof Failed)) throw error;
  });
  await leave();
}

/** Ends every session of the person, this one too. Throws `Failed` when the API cannot be asked, and ends none. */
export async function signedOutEverywhere(): Promise<void> {
  await call('/v1/sessions/revoke-all', { method: 'POST', body: {} });
  await leave();
}

export async function useApi(apiUrl: string): Promise<void> {
  await keepApiUrl(apiUrl);
  await startAfresh();
}

async function leave(): Promise<void> {
  await forgetToken();
  await keepCommandsOf(null);
  await startAfresh();
}

async function startAfresh(): Promise<void> {
  stopFollowing();
  await forgetReads();
  await refreshBadge();
  await refreshPauses();
  await tellPages({ about: 'session' });
  void followEvents();
}
