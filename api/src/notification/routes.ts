import { changed } from '@rebound/shared/notification/schema';
import { streamSSE } from 'hono/streaming';
import type { Deps } from '../deps';
import { createRouter, problemAnswers, signedIn } from '../openapi';
import { bearerToken } from '../permission/authenticate';
import { tellChanges } from './tell-changes';

/** The event stream: says which commitment changed, to those who may see it, and that pauses did, for as long as they listen. */
export function notificationRoutes(deps: Deps) {
  const router = createRouter();
  router.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/events',
    summary: 'The event stream: which commitment changed, as it changes',
    ...signedIn,
    responses: {
      200: {
        description: 'Events named `changed`, and `pauses` without a word when /v1/page-pauses answers anew',
        content: { 'text/event-stream': { schema: changed } },
      },
      ...problemAnswers([401]),
    },
  });
  router.get('/v1/events', (c) => {
    // Of an answer to HEAD nobody reads the body, so nothing would ever end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' });
    const { caller, log } = c.var;
    const listener = { caller, token: bearerToken(c) ?? '' };
    return streamSSE(c, (stream) => tellChanges({ ...deps, log }, listener, stream));
  });
  return router;
}
