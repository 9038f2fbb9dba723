import { createRoute } from '@hono/zod-openapi';
import { pageOf, rejectionItem } from '@rebound/shared/commitment/view-schema';
import { evidenceTaken, pageEvidence } from '@rebound/shared/rejection/page-evidence-schema';
import { rejectionCount } from '@rebound/shared/rejection/schema';
import { listQuery } from '../cursor';
import type { Deps } from '../deps';
import { answers, createRouter, signedIn } from '../openapi';
import { hearPage } from './hear-page';
import { countRejections, listRejections } from './list-rejections';

export function rejectionRoutes(deps: Deps) {
  const { read } = deps.db;
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/rejections',
      summary: 'The open rejections that are yours to fix',
      ...signedIn,
      request: { query: listQuery },
      responses: answers(pageOf(rejectionItem), 'One page, the longest waiting first', [401, 422]),
    }),
    async (c) => c.json(await listRejections(read, c.var.caller, c.req.valid('query')), 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/rejections/count',
      summary: 'How many are yours to fix',
      ...signedIn,
      responses: { ...answers(rejectionCount, 'The counts, with an ETag', [401]), 304: { description: 'As before' } },
    }),
    async (c) => {
      const count = await countRejections(read, c.var.caller);
      const etag = `"${count.toFix}-${count.withAccounting}"`;
      if (c.req.header('If-None-Match') === etag) return c.body(null, 304, { ETag: etag });
      return c.json(count, 200, { ETag: etag });
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/evidence',
      summary: 'Report the rejections that a Change History page shows',
      ...signedIn,
      request: { body: { required: true, content: { 'application/json': { schema: pageEvidence } } } },
      responses: answers(evidenceTaken, 'How much of it was news', [400, 401, 404, 409, 422, 502, 503]),
    }),
    async (c) => c.json(await hearPage(deps, c.var.caller, c.req.valid('json')), 200),
  );

  return router;
}
