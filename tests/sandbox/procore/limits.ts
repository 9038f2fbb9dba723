import { createMiddleware } from 'hono/factory';
import type { Clock } from './clock';
import { tooMany } from './inflict';
import type { ProcoreEnv } from './request-log';

/** How many requests an hour and in ten seconds. */
export interface Limits {
  hourly: number;
  spike: number;
}

/** As roomy as Procore's usual hour, and a spike that a person alone does not reach. */
export const usualLimits: Limits = { hourly: 3600, spike: 100 };

const lengths = { hourly: 3600_000, spike: 10_000 };

/** Counts both windows. Each answer tells of the one that is nearer to its end; one request more gets 429. */
export function limitRequests(limits: Limits, now: Clock) {
  const windows = (['hourly', 'spike'] as const).map((name) => ({ name, opened: Number.NEGATIVE_INFINITY, used: 0 }));

  return createMiddleware<ProcoreEnv>(async (c, next) => {
    for (const window of windows) {
      if (now() - window.opened >= lengths[window.name]) Object.assign(window, { opened: now(), used: 0 });
      window.used += 1;
    }
    const [nearer] = windows
      .map(({ name, opened, used }) => ({
        left: limits[name] - used,
        limit: limits[name],
        ends: opened + lengths[name],
      }))
      .toSorted((one, other) => one.left - other.left);
    if (!nearer) return await next();
    if (nearer.left < 0) throw tooMany(nearer.ends / 1000, Math.max(1, (nearer.ends - now()) / 1000));
    await next();
    c.res.headers.set('X-Rate-Limit-Limit', String(nearer.limit));
    c.res.headers.set('X-Rate-Limit-Remaining', String(nearer.left));
    c.res.headers.set('X-Rate-Limit-Reset', String(Math.ceil(nearer.ends / 1000)));
  });
}
