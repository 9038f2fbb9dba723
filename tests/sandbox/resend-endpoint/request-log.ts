import { createHash } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import type { SentEmail } from './sent-emails';

/** One request, as it came and as it was answered. */
export type LoggedRequest = {
  at: string;
  method: string;
  path: string;
  /** The `Idempotency-Key`, where there was one. */
  key: string | null;
  /** SHA-256 of path and body: equal for equal payloads. */
  digest: string | null;
  /** Null while under way, and for good when no answer got out. */
  status: number | null;
  /** The name of the error it was answered with. */
  error: string | null;
  /** `replayed` sent nothing new. */
  outcome: 'accepted' | 'replayed' | null;
  /** The emails that it stands for. */
  emails: readonly SentEmail[];
};

export type EndpointEnv = { Bindings: HttpBindings; Variables: { logged: LoggedRequest } };

/** The digest under which a payload is logged and compared. */
export const digestOf = (path: string, body: string) => createHash('sha256').update(`${path}\n${body}`).digest('hex');

/** Adds every request to `log` as it arrives and completes its line when it is answered. */
export const logRequests = (log: LoggedRequest[], now: () => number) =>
  createMiddleware<EndpointEnv>(async (c, next) => {
    const logged: LoggedRequest = {
      at: new Date(now()).toISOString(),
      method: c.req.method,
      path: c.req.path,
      key: c.req.header('idempotency-key') ?? null,
      digest: null,
      status: null,
      error: null,
      outcome: null,
      emails: [],
    };
    log.push(logged);
    c.set('logged', logged);
    await next();
    logged.error = c.error?.name ?? null;
    if (!c.env.incoming.socket.destroyed) logged.status = c.res.status;
  });
