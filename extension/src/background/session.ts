import type { Person, SignedIn } from '@rebound/shared/permission/schema';
import { stored } from './stored';

export interface Session {
  apiUrl: string;
  token: string | null;
  person: Person | null;
}

export const defaultApiUrl = 'http://127.0.0.1:8787';

const session = stored<Session>('local', 'session', { apiUrl: defaultApiUrl, token: null, person: null });

export const readSession = session.get;

/** A token belongs to one API: another address signs out. */
export function keepApiUrl(apiUrl: string): Promise<void> {
  return session.update((old) => ({
    value: old.apiUrl === apiUrl ? old : { apiUrl, token: null, person: null },
    result: undefined,
  }));
}

export function keepSignedIn({ token, person }: SignedIn): Promise<void> {
  return session.update((old) => ({ value: { ...old, token, person }, result: undefined }));
}

/** Forgets the token; with `token`, only if it is still that one. */
export function forgetToken(token?: string): Promise<void> {
  return session.update((old) => ({
    value: token && old.token !== token ? old : { ...old, token: null },
    result: undefined,
  }));
}
