import { createMiddleware } from 'hono/factory';

/**
 * Lets nobody else use these pages: only the loopback names are answered, and a change is only taken from a page of
 * this very origin. Without it any site that the same browser visits could act as the demo person.
 */
export const ownOrigin = createMiddleware(async (c, next) => {
  const host = c.req.header('Host') ?? '';
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return c.text('These pages answer on 127.0.0.1 only.', 421);
  const changes = !['GET', 'HEAD'].includes(c.req.method);
  if (changes && c.req.header('Origin') !== `http://${host}`) {
    return c.text('Refused: this did not come from these pages.', 403);
  }
  return await next();
});
