import { streamSSE } from 'hono/streaming';
import type { Deps } from '../deps';
import { createRouter } from '../openapi';
import { meOf, visibleProjects } from '../permission/projects-of';
import type { CompanyChange } from './change-feed';

const pingMs = 20_000;

/** The event stream: says which commitment changed, to those who may see it, for as long as they listen. */
export function notificationRoutes({ db: { read }, changes }: Deps) {
  const router = createRouter();
  router.get('/v1/events', (c) => {
    const { caller } = c.var;
    return streamSSE(c, async (stream) => {
      const tell = async ({ projectId, ...change }: CompanyChange) => {
        if (!visibleProjects(await meOf(read, caller)).includes(projectId)) return;
        await stream.writeSSE({ event: 'changed', data: JSON.stringify(change) });
      };
      const stop = changes.subscribe(caller.companyId, (change) => {
        tell(change).catch((error) => c.var.log.warn({ err: error }, 'an event could not be told'));
      });
      stream.onAbort(stop);
      while (!stream.aborted) {
        await stream.write(': ping\n\n');
        await stream.sleep(pingMs);
      }
    });
  });
  return router;
}
