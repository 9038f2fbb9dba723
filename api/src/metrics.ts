import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
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
