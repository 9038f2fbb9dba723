import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env';

/**
 * An answer is for who asked: kept in no cache, of no use to another site that embeds it, taken for nothing but what it
 * says it is, and framed by nobody.
 */
export const forOneReader = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Frame-Options', 'DENY');
});
