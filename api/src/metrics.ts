import type { Instant } from '@rebound/shared/time';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppEnv } from './app-env';

export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const requests = new Counter({
  name: 'rebound_http_requests_total',
  help: 'Requests answered, by route and status',
  labelNames: ['method', 'route', 'status'],
  registers: [registry],
});
const seconds = new Histogram({
  name: 'rebound_http_request_seconds',
  help: 'Time to answer, by route',
  labelNames: ['method', 'route'],
  registers: [registry],
});

/** Counts, times and logs every request under its id. The route is named, not the path: ids are not for labels. */
export function measured(log: Logger) {
  return createMiddleware<AppEnv>(async (c, next) => {
    c.set('log', log.child({ request: c.var.requestId }));
    const stop = seconds.startTimer();
    await next();
    const labels = { method: c.req.method, route: routePath(c, -1) };
    const took = stop(labels);
    requests.inc({ ...labels, status: c.res.status });
    c.var.log.info({ ...labels, status: c.res.status, ms: Math.round(took * 1000) }, 'answered');
  });
}

/** A number, or by one label's values several. */
type Gauged = readonly [name: string, help: string, value: number | Record<string, Record<string, number>>];

/** What one look at the database found: where it cannot be had, these are absent and not those of the last time. */
export function gaugesOf(found: readonly Gauged[]): Promise<string> {
  const own = new Registry();
  for (const [name, help, value] of found) {
    const labelled = typeof value === 'number' ? {} : value;
    const gauge = new Gauge({ name, help, labelNames: Object.keys(labelled), registers: [own] });
    if (typeof value === 'number') gauge.set(value);
    for (const [label, numbers] of Object.entries(labelled)) {
      for (const [one, number] of Object.entries(numbers)) gauge.set({ [label]: one }, number);
    }
  }
  return own.metrics();
}

/** How long ago `since` was; 0 where there is nothing, and where the clocks differ. */
export function ageInSeconds(since: Instant | null | undefined, at: Instant): number {
  return since ? Math.max(0, Date.parse(at) - Date.parse(since)) / 1000 : 0;
}
