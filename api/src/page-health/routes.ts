import { createRoute } from '@hono/zod-openapi';
import { missRecorded, pageMiss, pagePauses } from '@rebound/shared/page-health-schema';
import type { Deps } from '../deps';
import { answers, createRouter, signedIn } from '../openapi';
import { pausesTag, readPauses } from './pauses';
import { recordMiss } from './record-miss';

/** What extensions tell of pages that they cannot read, and what the operator has paused because of it. */
export function pageHealthRoutes({ db, now }: Pick<Deps, 'db' | 'now'>) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/page-misses',
      summary: 'Report the shape of a page that could not be read',
      ...signedIn,
      request: { body: { required: true, content: { 'application/json': { schema: pageMiss } } } },
      responses: answers(missRecorded, 'Whether it is on record, and the room for others', [400, 401, 422]),
    }),
    async (c) => c.json(await recordMiss(db, c.var.caller, c.req.valid('json'), now()), 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/page-pauses',
      summary: 'The page adapters that the operator has paused, for everybody',
      ...signedIn,
      responses: { ...answers(pagePauses, 'The pauses, with an ETag', [401]), 304: { description: 'As before' } },
    }),
    async (c) => {
      const pauses = await readPauses(db.read);
      const etag = pausesTag(pauses);
      if (c.req.header('If-None-Match') === etag) return c.body(null, 304, { ETag: etag });
      return c.json({ pauses }, 200, { ETag: etag });
    },
  );

  return router;
}
