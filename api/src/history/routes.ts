import { createRoute, z } from '@hono/zod-openapi';
import { pageOf } from '@rebound/shared/commitment/view-schema';
import { mayReadHead } from '@rebound/shared/history/may-read-head';
import { change, historyHead as historyHeadSchema, historyRow } from '@rebound/shared/history/schema';
import { readSituation } from '../commitment/situation';
import { viewOf } from '../commitment/view';
import { listQuery } from '../cursor';
import type { Deps } from '../deps';
import { Refused } from '../errors';
import { answers, createRouter, idParam, signedIn } from '../openapi';
import { approversOf } from '../permission/approvers-of';
import { meOf } from '../permission/projects-of';
import { historyHead } from './history-head';
import { listHistory } from './list-history';

export function historyRoutes({ db: { read }, now, upstream }: Deps) {
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
      const here = { at: now(), upstream: upstream.name };
      const { changes } = await viewOf(read, c.var.caller, c.req.valid('param').id, here);
      return c.json({ changes }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/history/head',
      summary: "The end of your company's chain of history, for its approvers to note",
      ...signedIn,
      responses: answers(historyHeadSchema, 'How many rows, and the hash that stands for them', [401, 403]),
    }),
    async (c) => {
      const { caller } = c.var;
      const decision = mayReadHead(await meOf(read, caller), await approversOf(read, caller));
      if (!decision.may) throw new Refused(decision.refusal);
      return c.json(await historyHead(read, caller.companyId), 200);
    },
  );

  return router;
}
