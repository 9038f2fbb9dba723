import { createRoute } from '@hono/zod-openapi';
import { me, ownWishes } from '@rebound/shared/permission/schema';
import type { Deps } from '../deps';
import { setWantsSummary } from '../notification/opt-out/wants-summary';
import { answers, createRouter, problemAnswers, signedIn } from '../openapi';
import { bearerToken } from './authenticate';
import { meOf } from './projects-of';

export function permissionRoutes({ db, now, signIn }: Deps) {
  const { read } = db;
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/me',
      summary: 'Who you are and what you may do where',
      ...signedIn,
      responses: answers(me, 'You', [401]),
    }),
    async (c) => c.json(await meOf(read, c.var.caller), 200),
  );

  router.openapi(
    createRoute({
      method: 'patch',
      path: '/v1/me',
      summary: 'Choose whether you get the daily summary',
      ...signedIn,
      request: { body: { required: true, content: { 'application/json': { schema: ownWishes } } } },
      responses: answers(me, 'You', [400, 401, 403, 422]),
    }),
    async (c) => {
      const { person, companyId } = c.var.caller;
      const { dailySummary: wants } = c.req.valid('json');
      await setWantsSummary(db, { companyId, personId: person.id, wants, at: now() });
      return c.json(await meOf(read, c.var.caller), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sign-out',
      summary: 'End this session',
      ...signedIn,
      responses: { 204: { description: 'Signed out' }, ...problemAnswers([401]) },
    }),
    async (c) => {
      await signIn.end(bearerToken(c) ?? '');
      return c.body(null, 204);
    },
  );

  return router;
}
