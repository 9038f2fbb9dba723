import { isUtf8 } from 'node:buffer';
import type { Hono, NotFoundHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env';
import { Answerable, NotFound } from './errors';
import { problemResponse } from './problem-response';

/** Only JSON changes anything: a form that another site posts never gets as far as a route. */
export const refuseOtherMedia = createMiddleware<AppEnv>(async (c, next) => {
  const media = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (changes(c.req.method) && media !== 'application/json') {
    throw new Answerable(415, 'unsupported-media-type', 'Send Content-Type: application/json.');
  }
  await next();
});

/** JSON is UTF-8 (RFC 8259). Anything else would be mended on the way in, to a text that nobody typed. */
export const refuseBrokenText = createMiddleware<AppEnv>(async (c, next) => {
  if (changes(c.req.method) && !isUtf8(await c.req.arrayBuffer())) {
    throw new Answerable(400, 'malformed-json', 'The body is not UTF-8.');
  }
  await next();
});

/** Answers 405 where the path exists for another method, and 404 elsewhere. */
export function refuseOtherMethods(app: Hono<AppEnv>): NotFoundHandler<AppEnv> {
  return (c) => {
    const methods = new Set(
      app.routes
        .filter(({ method, path }) => method !== 'ALL' && matches(path, c.req.path))
        .map(({ method }) => method),
    );
    if (!methods.size) return problemResponse(c, new NotFound());
    const allow = [...methods].join(', ');
    return problemResponse(
      c,
      new Answerable(405, 'method-not-allowed', `This path takes ${allow}.`, {}, { Allow: allow }),
    );
  };
}

function changes(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method);
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index]);
}
