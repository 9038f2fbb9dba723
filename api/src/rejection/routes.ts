import { createRoute, z } from '@hono/zod-openapi';
import { pageOf, rejectionItem } from '@rebound/shared/commitment/view-schema';
import { rejectionCount } from '@rebound/shared/rejection/schema';
import { text } from '@rebound/shared/text-schema';
import { listQuery } from '../cursor';
import type { Deps } from '../deps';
import { Answerable } from '../errors';
import { answers, createRouter, problemAnswers, signedIn } from '../openapi';
import { countRejections, listRejections } from './list-rejections';

const evidence = z.strictObject({
  commitmentId: z.string().min(1).max(64),
  grade: z.enum(['seen-on-page', 'mail-seen']),
  comment: text().min(1).max(10_000),
});

export function rejectionRoutes({ db: { read }, upstream }: Deps) {
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
      summary: 'Report a rejection seen on a page or in a mail',
      ...signedIn,
      request: { body: { required: true, content: { 'application/json': { schema: evidence } } } },
      responses: problemAnswers([400, 401, 409, 422]),
    }),
    () => {
      throw new Answerable(409, 'evidence-not-needed', `The ${upstream.name} records every rejection itself.`);
    },
  );

  return router;
}
