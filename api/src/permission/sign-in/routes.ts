import { createRoute } from '@hono/zod-openapi';
import { codeRequest, signedIn as signedInAnswer, signInRequest } from '@rebound/shared/permission/schema';
import type { Deps } from '../../deps';
import { answers, createRouter, problemAnswers } from '../../openapi';

/** The only routes under /v1 that ask for no token. */
export function signInRoutes({ signIn }: Deps) {
  const router = createRouter();

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sign-in/codes',
      summary: 'Ask for a sign-in code by email',
      request: { body: { required: true, content: { 'application/json': { schema: codeRequest } } } },
      responses: { 202: { description: 'The same for known and unknown addresses' }, ...problemAnswers([400, 422]) },
    }),
    async (c) => {
      await signIn.requestCode(c.req.valid('json').email);
      return c.body(null, 202);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sign-in',
      summary: 'Sign in with the code',
      request: { body: { required: true, content: { 'application/json': { schema: signInRequest } } } },
      responses: answers(signedInAnswer, 'A bearer token', [400, 401, 422]),
    }),
    async (c) => {
      const { email, code } = c.req.valid('json');
      return c.json(await signIn.withCode(email, code), 200);
    },
  );

  return router;
}
