import type { MiddlewareHandler } from 'hono';
import { ResendError } from './resend-error';

const WINDOW_MS = 1000;

/** So many requests a second for the whole team, told in `ratelimit-*` headers; one more gets 429 and `retry-after`. */
export function limitRate(perSecond: number, now: () => number): MiddlewareHandler {
  let opened = Number.NEGATIVE_INFINITY;
  let used = 0;

  return async (c, next) => {
    if (now() - opened >= WINDOW_MS) {
      opened = now();
      used = 0;
    }
    used += 1;
    c.header('ratelimit-limit', String(perSecond));
    c.header('ratelimit-remaining', String(Math.max(0, perSecond - used)));
    c.header('ratelimit-reset', '1');
    if (used > perSecond) {
      c.header('retry-after', '1');
      throw new ResendError(
        'rate_limit_exceeded',
        `Too many requests. You can only make ${perSecond} requests per second. See rate limit response headers for more information. Or contact support to increase rate limit.`,
      );
    }
    await next();
  };
}
