import type { Problem } from '@rebound/shared/problem';
import { Failed } from './fault';
import { forgetToken, readSession } from './session';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  /** Ends the call from outside; a stream has no other end. */
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Asks this address instead of the configured one, as nobody. */
  apiUrl?: string;
}

const acceptable = new Set([304]);

/**
 * Asks the API: the only fetch of the extension. The token goes to the configured API's origin and nowhere else.
 * Throws `Failed`: signed out, offline (not reached, or no answer in time) or the API's problem.
 */
export async function call(path: string, { body, headers, signal, timeoutMs = 10_000, ...rest }: Call = {}) {
  const session = await readSession();
  const base = rest.apiUrl ?? session.apiUrl;
  const url = new URL(path, base);
  const isApi = url.href.startsWith(`${new URL(session.apiUrl).origin}/`) && rest.apiUrl === undefined;
  const token = isApi ? session.token : null;
  const limit = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, {
    method: rest.method ?? 'GET',
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
    signal: signal ?? limit,
  }).catch((cause: unknown) => {
    throw new Failed({ kind: 'offline' }, { cause });
  });
  if (response.ok || acceptable.has(response.status)) return response;

  const problem = await problemIn(response);
  if (problem.code === 'unauthenticated') {
    if (token) await forgetToken(token);
    throw new Failed({ kind: 'signed-out' });
  }
  throw new Failed({ kind: 'problem', problem }, { retryAfter: Number(response.headers.get('Retry-After')) || null });
}

/** As `call`, for somebody signed in, and answers the body. */
export async function ask<T>(path: string, options: Call = {}): Promise<T> {
  if (!(await readSession()).token) throw new Failed({ kind: 'signed-out' });
  return bodyOf<T>(await call(path, options));
}

export async function bodyOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (cause) {
    throw new Failed({ kind: 'offline' }, { cause });
  }
}

async function problemIn(response: Response): Promise<Problem> {
  const { status } = response;
  const plain = { type: 'about:blank', title: `HTTP ${status}`, status, code: `http-${status}`, detail: '' };
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) return plain;
  return bodyOf<Problem>(response);
}
