import { createRoute, z } from '@hono/zod-openapi';
import { session } from '@rebound/shared/permission/schema';
import type { Deps } from '../../deps';
import { NotFound } from '../../errors';
import { answers, createRouter, idParam, problemAnswers, signedIn } from '../../openapi';
import { bearerToken } from '../authenticate';
import { listSessions, revokeSessions } from './sessions';

/** Where one is signed in, and the end of it: one session or all of them. */
export function sessionRoutes({ db, now }: Deps) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/sessions',
      summary: 'Where you are signed in',
      ...signedIn,
      responses: answers(z.object({ items: z.array(session) }), 'Your sessions, newest first', [401, 403]),
    }),
    async (c) => {
      const asking = { at: now(), token: bearerToken(c) };
      return c.json({ items: await listSessions(db.read, c.var.caller.person.id, asking) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sessions/{id}/revoke',
      summary: 'End one of your sessions',
      ...signedIn,
      request: { params: idParam },
      responses: { 204: { description: 'It is over' }, ...problemAnswers([401, 403, 404]) },
    }),
    async (c) => {
      const ended = await revokeSessions(db, c.var.caller.person.id, c.req.valid('param').id);
      if (!ended) throw new NotFound();
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sessions/revoke-all',
      summary: 'Sign out everywhere, here too',
      ...signedIn,
      responses: { 204: { description: 'All are over' }, ...problemAnswers([401, 403]) },
    }),
    async (c) => {
      await revokeSessions(db, c.var.caller.person.id);
      return c.body(null, 204);
    },
  );

  return router;
}
