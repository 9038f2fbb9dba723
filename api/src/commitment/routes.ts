import { createRoute, z } from '@hono/zod-openapi';
import { erpStates } from '@rebound/shared/commitment/erp-state';
import { commitmentSummary, edit, exportResult } from '@rebound/shared/commitment/schema';
import { commitmentView, lookup, lookupRequest, pageOf } from '@rebound/shared/commitment/view-schema';
import { rejectRequest } from '@rebound/shared/rejection/schema';
import { resendRequest } from '@rebound/shared/resend/schema';
import { listQuery } from '../cursor';
import type { Deps } from '../deps';
import { answers, createRouter, idParam, signedIn } from '../openapi';
import { rejectCommitment } from '../rejection/reject-commitment';
import { resendCommitment } from '../resend/resend-commitment';
import { undoResend } from '../resend/undo-resend';
import { acceptCommitment } from './accept-commitment';
import { commandHeaders, commandRequest } from './command-request';
import { editCommitment } from './edit-commitment';
import { listCommitments } from './list-commitments';
import { lookUp } from './look-up';
import { recordExport } from './record-export';
import { retrieveCommitment } from './retrieve-commitment';
import { sendCommitment } from './send-commitment';
import { refuseElsewhere } from './taken-elsewhere';
import { viewOf } from './view';
import { voidCommitment } from './void-commitment';

const etag = (view: { commitment: { version: number } }) => ({ ETag: `"${view.commitment.version}"` });

export function commitmentRoutes(deps: Deps) {
  const { read } = deps.db;
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/commitments',
      summary: 'The commitments that you may see',
      ...signedIn,
      request: {
        query: listQuery.extend({ projectId: z.string().optional(), erpState: z.enum(erpStates).optional() }),
      },
      responses: answers(pageOf(commitmentSummary), 'One page, by id', [401, 422]),
    }),
    async (c) => c.json(await listCommitments(read, c.var.caller, c.req.valid('query')), 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/commitments/{id}',
      summary: 'One commitment, and what you may do with it',
      ...signedIn,
      request: { params: idParam },
      responses: answers(commitmentView, 'The commitment; its version is the ETag', [401, 404]),
    }),
    async (c) => {
      const view = await viewOf(read, c.var.caller, c.req.valid('param').id, {
        ...{ at: deps.now(), upstream: deps.upstream.name },
      });
      return c.json(view, 200, etag(view));
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/lookups',
      summary: 'What is known of the commitments on a page',
      ...signedIn,
      request: { body: jsonBody(lookupRequest) },
      responses: answers(lookup, 'Those that exist for you', [400, 401, 422]),
    }),
    async (c) => {
      const { commitmentIds, places } = c.req.valid('json');
      if (places) await deps.upstream.bring(c.var.caller, places);
      return c.json(await lookUp(read, c.var.caller, commitmentIds), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'patch',
      path: '/v1/commitments/{id}',
      summary: 'Edit a commitment',
      ...signedIn,
      request: { params: idParam, headers: commandHeaders, body: jsonBody(edit) },
      responses: answers(commitmentView, 'The commitment as saved', [400, 401, 403, 404, 409, 412, 422, 428]),
    }),
    async (c) => {
      const asked = c.req.valid('json');
      const request = commandRequest(c, c.req.valid('param').id, asked);
      const view = await editCommitment(deps, c.var.caller, { ...request, edit: asked });
      return c.json(view, 200, etag(view));
    },
  );

  const plain = {
    send: { run: sendCommitment, summary: 'Send to ERP' },
    undo: { run: undoResend, summary: 'Take your own re-send back before its letters leave' },
    retrieve: { run: retrieveCommitment, summary: 'Retrieve from ERP before accounting decides' },
    accept: { run: acceptCommitment, summary: 'Accept for export' },
    void: { run: voidCommitment, summary: 'Void a subcontract' },
  } as const;
  for (const verb of ['send', 'undo', 'retrieve', 'accept', 'void'] as const) {
    const { run, summary } = plain[verb];
    router.openapi(commandRoute(verb, summary, z.strictObject({})), async (c) => {
      refuseElsewhere(deps.upstream, verb);
      const request = commandRequest(c, c.req.valid('param').id, c.req.valid('json'));
      const view = await run(deps, c.var.caller, request);
      return c.json(view, 200, etag(view));
    });
  }

  router.openapi(commandRoute('resend', 'Re-send to ERP after a rejection', resendRequest), async (c) => {
    const asked = c.req.valid('json');
    const request = commandRequest(c, c.req.valid('param').id, asked);
    const view = await resendCommitment(deps, c.var.caller, { ...request, pressed: asked.pressed ?? null });
    return c.json(view, 200, etag(view));
  });

  router.openapi(commandRoute('reject', 'Reject with a comment', rejectRequest), async (c) => {
    refuseElsewhere(deps.upstream, 'reject');
    const asked = c.req.valid('json');
    const request = commandRequest(c, c.req.valid('param').id, asked);
    const view = await rejectCommitment(deps, c.var.caller, { ...request, ...asked });
    return c.json(view, 200, etag(view));
  });

  router.openapi(commandRoute('export', 'Record what became of the export', exportResult), async (c) => {
    refuseElsewhere(deps.upstream, 'export');
    const result = c.req.valid('json');
    const request = commandRequest(c, c.req.valid('param').id, result);
    const view = await recordExport(deps, c.var.caller, { ...request, result });
    return c.json(view, 200, etag(view));
  });

  return router;
}

function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

function commandRoute<T extends z.ZodType>(verb: string, summary: string, body: T) {
  return createRoute({
    method: 'post',
    path: `/v1/commitments/{id}/${verb}`,
    summary,
    ...signedIn,
    request: { params: idParam, headers: commandHeaders, body: jsonBody(body) },
    responses: answers(commitmentView, 'The commitment afterwards', [400, 401, 403, 404, 409, 412, 422, 428]),
  });
}
