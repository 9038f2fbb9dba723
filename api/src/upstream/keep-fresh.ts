import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env';
import type { Upstream } from './upstream';

/** Before anything is read for somebody: what they may do there, as it stands where commitments live. */
export function meetCaller(upstream: Upstream) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await upstream.meet(c.var.caller);
    await next();
  });
}

/** Before a commitment is read for somebody: our copy of it. Commands see to that themselves. */
export function keepFresh(upstream: Upstream) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const id = c.req.param('id');
    const isCommand = c.req.method === 'POST' || c.req.method === 'PATCH';
    if (id && !isCommand) await upstream.refresh(c.var.caller, id, 'reading');
    await next();
  });
}
