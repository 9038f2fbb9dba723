import { changed } from '@rebound/shared/notification/schema';
import { streamSSE } from 'hono/streaming';
import type { Deps } from '../deps';
import { createRouter, problemAnswers, signedIn } from '../openapi';
import { bearerToken } from '../permission/authenticate';
import { meOf, visibleProjects } from '../permission/projects-of';
import type { CompanyChange } from './change-feed';

const pingMs = 20_000;

/** The event stream: says which commitment changed, to those who may see it, for as long as they listen. */
export function notificationRoutes({ db: { read }, changes, signIn }: Deps) {
  const router = createRouter();
  router.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/events',
    summary: 'The event stream: which commitment changed, as it changes',
    ...signedIn,
    responses: {
      200: { description: 'Events named `changed`', content: { 'text/event-stream': { schema: changed } } },
      ...problemAnswers([401]),
    },
  });
  router.get('/v1/events', (c) => {
    const { caller } = c.var;
    // A stream outlives the request that was let pass, so it asks again before it says anything.
    const isSignedIn = async () => (await signIn.callerOf(bearerToken(c) ?? '')) !== null;
    return streamSSE(c, async (stream) => {
      const tell = async ({ projectId, ...change }: CompanyChange) => {
        if (!(await isSignedIn()) || !visibleProjects(await meOf(read, caller)).includes(projectId)) return;
        await stream.writeSSE({ event: 'changed', data: JSON.stringify(change) });
      };
      const stop = changes.subscribe(caller.companyId, (change) => {
        tell(change).catch((error) => c.var.log.warn({ err: error }, 'an event could not be told'));
      });
      stream.onAbort(stop);
      while (!stream.aborted && (await isSignedIn())) {
        await stream.write(': ping\n\n');
        await stream.sleep(pingMs);
      }
      stop();
    });
  });
  return router;
}
