import type { Problem } from '@rebound/shared/problem';

export type Answer<T> = { ok: true; body: T } | { ok: false; problem: Problem };

interface Ask {
  method?: 'GET' | 'POST' | 'PATCH';
  /** The version that the change is meant for. */
  version?: number;
  body?: unknown;
}

/** Asks the API through this host. Never throws: a host that is gone is a problem like any other. */
export async function ask<T>(path: string, { method = 'GET', version, body }: Ask = {}): Promise<Answer<T>> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const intent = `${method} ${path} ${version} ${text}`;
  const changes = method !== 'GET';
  try {
    const response = await fetch(`/api${path}`, {
      method,
      ...(text !== undefined && { body: text }),
      ...(changes && {
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': keyOf(intent), 'If-Match': `"${version}"` },
      }),
    });
    if (response.status < 500) keys.delete(intent);
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, body: answer as T } : { ok: false, problem: answer as Problem };
  } catch {
    return { ok: false, problem: gone };
  }
}

const keys = new Map<string, string>();

/** One key for one intent until it was answered, so that trying again after a lost answer does nothing twice. */
function keyOf(intent: string): string {
  const key = keys.get(intent) ?? crypto.randomUUID();
  keys.set(intent, key);
  return key;
}

const gone: Problem = {
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  code: 'unreachable',
  detail: 'This page cannot reach its server. What you entered is still here; try again in a moment.',
};
