import { createRoute, z } from '@hono/zod-openapi';
import { pageOf } from '@rebound/shared/commitment/view-schema';
import { change, historyRow } from '@rebound/shared/history/schema';
import { readSituation } from '../commitment/situation';
import { viewOf } from '../commitment/view';
import { listQuery } from '../cursor';
import type { Deps } from '../deps';
import { answers, createRouter, idParam, signedIn } from '../openapi';
import { listHistory } from './list-history';

export function historyRoutes({ db: { read } }: Deps) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/commitments/{id}/history',
      summary: 'The Change History of a commitment',
      ...signedIn,
      request: { params: idParam, query: listQuery },
      responses: answers(pageOf(historyRow), 'One page, newest first', [401, 404, 422]),
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await readSituation(read, c.var.caller, id);
      return c.json(await listHistory(read, c.var.caller, { id, ...c.req.valid('query') }), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/commitments/{id}/changes',
      summary: 'What changed since the newest rejection',
      ...signedIn,
      request: { params: idParam },
      responses: answers(z.object({ changes: z.array(change) }), 'In the order of the form', [401, 404]),
    }),
    async (c) => {
      const { changes } = await viewOf(read, c.var.caller, c.req.valid('param').id);
      return c.json({ changes }, 200);
    },
  );

  return router;
}
