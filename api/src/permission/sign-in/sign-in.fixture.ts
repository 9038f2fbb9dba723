import { createApp } from '../../app';
import type { Deps } from '../../deps';
import { defaultLimits } from '../../rate-limit/limits';
import { openLedger } from '../../testing/ledger';
import { createSignIn } from './sign-in';

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** The application with its usual limits, on a clock that stands until it is moved, and with the codes it would mail. */
export async function openDoor(more: Partial<Deps> = {}, afterwards?: (work: () => Promise<void>) => void) {
  const ledger = await openLedger();
  let time = Date.parse('2026-11-02T09:00:00.000Z');
  const now = () => new Date(time).toISOString();
  const mailed: { email: string; code: string }[] = [];
  const signIn = createSignIn({
    ...{ db: ledger.deps.db, now, log: ledger.deps.log },
    secret: 'a secret of more than 32 characters',
    sendCode: async ({ email }, code) => {
      mailed.push({ email, code });
    },
    afterwards: afterwards ?? ((work) => work()),
  });
  const deps = { ...ledger.deps, now, signIn, limits: defaultLimits, ...more };
  const app = createApp(deps);

  /** One request from a network address, with a token or without. */
  async function ask(
    method: string,
    path: string,
    init: { body?: unknown; token?: string; from?: string; headers?: Record<string, string> } = {},
  ) {
    const headers = {
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
      ...init.headers,
    };
    const body = init.body === undefined ? {} : { body: JSON.stringify(init.body) };
    return app.request(path, { method, headers, ...body }, socketFrom(init.from ?? '192.0.2.1'));
  }

  async function codeFor(email: string, from?: string): Promise<string> {
    const answer = await ask('POST', '/v1/sign-in/codes', { body: { email }, ...(from ? { from } : {}) });
    if (answer.status !== 202) throw new Error(`No code: ${await answer.text()}`);
    return mailed.findLast((one) => one.email === email)?.code ?? '';
  }

  async function tokenFor(email: string, userAgent = 'a browser'): Promise<string> {
    const body = { email, code: await codeFor(email) };
    const answer = await ask('POST', '/v1/sign-in', { body, headers: { 'User-Agent': userAgent } });
    return (await answer.json()).token;
  }

  return {
    ...{ ledger, deps, app, mailed, ask, codeFor, tokenFor },
    wait: (ms: number) => {
      time += ms;
    },
    close: () => ledger.close(),
  };
}

/** A code that is not this one. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

/** What Node's server hands on of the connection. */
export function socketFrom(remoteAddress: string) {
  return { incoming: { socket: { remoteAddress } } };
}

export const minutes = 60_000;
export const days = 24 * 60 * minutes;
