import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import { type Clock, iso } from './clock';

/** One request, as it came and as it was answered. */
export interface LoggedRequest {
  at: string;
  method: string;
  path: string;
  query: string;
  /** `Procore-Company-Id`. */
  companyId: string | null;
  contentType: string | null;
  /** As it was sent; of the login server, nothing is kept. */
  body: string | null;
  /** Null while under way, and for good when no answer got out. */
  status: number | null;
  /** Why the client asked for what the stand-in does not declare. */
  stray: string | null;
}

export type ProcoreEnv = { Bindings: HttpBindings; Variables: { logged: LoggedRequest } };

/** Adds every request to `log` as it arrives and completes its line when it is answered. */
export const logRequests = (log: LoggedRequest[], now: Clock) =>
  createMiddleware<ProcoreEnv>(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const logged: LoggedRequest = {
      at: iso(now()),
      method: c.req.method,
      path: pathname,
      query: pathname.startsWith('/oauth/') ? '' : search,
      companyId: c.req.header('procore-company-id') ?? null,
      contentType: c.req.header('content-type') ?? null,
      body: c.req.method === 'GET' || pathname.startsWith('/oauth/') ? null : await c.req.text(),
      status: null,
      stray: null,
    };
    log.push(logged);
    c.set('logged', logged);
    await next();
    if (!c.env.incoming.socket.destroyed) logged.status = c.res.status;
  });
