import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@rebound/shared/time';
import { createBreaker } from './breaker';
import { createGate } from './gate';
import { AsksToWait, Unreachable } from './problems';

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** The one way to Procore. Throws `AsksToWait` and `Unreachable`; every other status is for the caller to read. */
export interface Dispatcher {
  send(call: Call): Promise<Answer>;
}

export interface DispatcherParts {
  now: () => Instant;
  /** Calls under way at a time, */
  concurrency?: number;
  /** for how long one may take, */
  timeoutMs?: number;
  /** and how long a limit is waited for here, before the person is told to wait. */
  patienceMs?: number;
}

/** One for all calls of this process: equal GETs of one person are one, limits are kept, a silent host is left alone. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { now, concurrency = 8, timeoutMs = 10_000, patienceMs = 2_000 } = parts;
  const gate = createGate();
  const breaker = createBreaker();
  const flights = new Map<string, Promise<Answer>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const clock = () => Date.parse(now());

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= concurrency) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  async function passGate(): Promise<void> {
    let waited = 0;
    for (let wait = gate.pass(clock()); wait > 0; wait = gate.pass(clock())) {
      if (waited + wait > patienceMs) throw new AsksToWait(wait, now());
      const pause = Math.min(wait, 50);
      waited += pause;
      await sleep(pause);
    }
  }

  async function ask(call: Call): Promise<Answer> {
    if (breaker.closedFor(clock()) > 0) throw new Unreachable('it has not answered for a while');
    await passGate();
    let answer: Answer | null = null;
    try {
      answer = await over(call, timeoutMs);
      return answer;
    } catch (error) {
      throw new Unreachable(isTimeout(error) ? 'it took too long to answer' : 'there was no connection', {
        cause: error,
      });
    } finally {
      gate.note(answer, clock());
      breaker.note(!answer || isFault(answer) ? 'failed' : 'answered', clock());
    }
  }

  async function send(call: Call): Promise<Answer> {
    const answer = await inTurn(() => ask(call));
    if (answer.status === 429 || (answer.status === 503 && answer.headers.has('Retry-After'))) {
      // The limit was met by this call, so it was not taken: it may be tried again once the time has come.
      return inTurn(() => ask(call)).then(unlessLimited);
    }
    if (answer.status >= 500) throw new Unreachable(`it answered ${answer.status}`);
    return answer;
  }

  function unlessLimited(answer: Answer): Answer {
    if (answer.status === 429 || answer.status === 503) throw new AsksToWait(10_000, now());
    if (answer.status >= 500) throw new Unreachable(`it answered ${answer.status}`);
    return answer;
  }

  return {
    send: (call) => {
      if (call.method !== 'GET') return send(call);
      const key = JSON.stringify([call.url, call.headers]);
      const flight =
        flights.get(key) ??
        send(call).finally(() => {
          flights.delete(key);
        });
      flights.set(key, flight);
      return flight;
    },
  };
}

async function over({ url, ...init }: Call, timeoutMs: number): Promise<Answer> {
  const options = { ...init, body: init.body ?? null, redirect: 'error' as const };
  const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(timeoutMs) });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

function isFault({ status, headers }: Answer): boolean {
  return status >= 500 && !(status === 503 && headers.has('Retry-After'));
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
