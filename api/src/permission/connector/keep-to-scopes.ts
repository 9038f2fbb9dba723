import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from '../../app-env';
import { ScopeMissing } from '../../errors';
import { scopeFor } from './scope';

/** Keeps a connector to the routes of its token's scopes. People pass: what they may do is asked by the rules. */
export const keepToScopes = createMiddleware<AppEnv>(async (c, next) => {
  const { scopes } = c.var.caller;
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  if (scopes && route) {
    const asked = scopeFor(route.method, route.path);
    if (asked === null) throw new ScopeMissing(null);
    if (asked !== 'any' && !scopes.includes(asked)) throw new ScopeMissing(asked);
  }
  await next();
});
