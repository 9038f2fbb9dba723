import { ResendError } from './resend-error';

const KEPT_MS = 24 * 60 * 60 * 1000;

type Use<Result> = { digest: string; since: number; result?: Result };

/** `earlier` is what the first request came to; without one, this is the first and owes its result to `settle`. */
export type Claim<Result> = { earlier: Result; settle?: never } | { earlier?: never; settle: (result: Result) => void };

/**
 * Resend's idempotency: a key is kept for 24 h with its payload, and the same payload gets the first answer again.
 * Payloads compare by a digest of their bytes, as Resend does not say how it compares them.
 */
export function createIdempotencyKeys<Result>(now: () => number) {
  const uses = new Map<string, Use<Result>>();

  /** Throws `ResendError` for a key of the wrong length, another payload, or a first request still under way. */
  return function claim(key: string | undefined, digest: string): Claim<Result> {
    if (key === undefined) return { settle: () => undefined };
    if (key.length < 1 || key.length > 256) throw new ResendError('invalid_idempotency_key');

    const use = uses.get(key);
    if (!use || now() - use.since >= KEPT_MS) {
      const first: Use<Result> = { digest, since: now() };
      uses.set(key, first);
      return {
        settle: (result) => {
          first.result = result;
        },
      };
    }
    if (use.digest !== digest) throw new ResendError('invalid_idempotent_request');
    if (!use.result) throw new ResendError('concurrent_idempotent_requests');
    return { earlier: use.result };
  };
}
