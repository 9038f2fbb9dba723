import type { Hono, NotFoundHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env';
import { Answerable, NotFound } from './errors';
import { problemResponse } from './problem-response';

/** Only JSON changes anything: a form that another site posts never gets as far as a route. */
export const refuseOtherMedia = createMiddleware<AppEnv>(async (c, next) => {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
  const media = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (changes && media !== 'application/json') {
    throw new Answerable(415, 'unsupported-media-type', 'Send Content-Type: application/json.');
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

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index]);
}
