import { createRoute } from '@hono/zod-openapi';
import { me } from '@rebound/shared/permission/schema';
import type { Deps } from '../deps';
import { answers, createRouter, problemAnswers, signedIn } from '../openapi';
import { bearerToken } from './authenticate';
import { meOf } from './projects-of';

export function permissionRoutes({ db: { read }, signIn }: Deps) {
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
