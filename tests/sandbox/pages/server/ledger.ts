import { randomUUID } from 'node:crypto';
import type { Page } from '@rebound/shared/commitment/view-schema';
import type { Problem } from '@rebound/shared/problem';
import { unreachable } from './unreachable';

export type Answer<T> = { ok: true; body: T } | { ok: false; problem: Problem };
export type Ledger = ReturnType<typeof ledgerOf>;

/** The Rebound API, asked by this server with one person's token. */
export function ledgerOf(apiUrl: string, token: string, timeoutMs: number) {
  async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const request = {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMs),
    };
    try {
      const response = await fetch(new URL(path, apiUrl), request);
      const body: unknown = await response.json();
      return response.ok ? { ok: true, body: body as T } : { ok: false, problem: body as Problem };
    } catch (cause) {
      return { ok: false, problem: (await unreachable(apiUrl, cause).json()) as Problem };
    }
  }
  return {
    get: <T>(path: string) => ask<T>(path),
    /** Every item of a list. `path` has a query already. */
    async all<T>(path: string): Promise<Answer<T[]>> {
      const items: T[] = [];
      let cursor: string | null = null;
      do {
        const answer: Answer<Page<T>> = await ask(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path);
        if (!answer.ok) return answer;
        items.push(...answer.body.items);
        cursor = answer.body.next;
      } while (cursor);
      return { ok: true, body: items };
    },
    /** `key` is the form's: posting it twice does its work once. */
    command<T>(path: string, { version, key, body }: { version: number; key: string; body: unknown }) {
      return ask<T>(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'Content-Type': 'application/json',
          'If-Match': `"${version}"`,
          'Idempotency-Key': key || randomUUID(),
        },
      });
    },
  };
}
