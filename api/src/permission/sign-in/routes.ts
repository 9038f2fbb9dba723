import { createRoute } from '@hono/zod-openapi';
import { codeRequest, signedIn as signedInAnswer, signInRequest } from '@rebound/shared/permission/schema';
import type { Deps } from '../../deps';
import { Answerable } from '../../errors';
import { answers, createRouter, problemAnswers } from '../../openapi';
import { limitCodes } from './limit-codes';

/** The only routes under /v1 that ask for no token. */
export function signInRoutes({ signIn, limits, upstream }: Deps) {
  const router = createRouter();
  const byCode = () => {
    if (upstream.name === 'ledger') return;
    throw new Answerable(409, 'sign-in-with-procore', 'Sign in with Procore: what you may do is asked there.');
  };
  const codeAsked = limitCodes(limits);
  const codeGuessed = limitCodes(limits);

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sign-in/codes',
      summary: 'Ask for a sign-in code by email',
      request: { body: { required: true, content: { 'application/json': { schema: codeRequest } } } },
      responses: {
        202: { description: 'The same for known and unknown addresses' },
        ...problemAnswers([400, 409, 422]),
      },
    }),
    async (c) => {
      byCode();
      const { email } = c.req.valid('json');
      await codeAsked(c.var.clientAddress, email);
      await signIn.requestCode(email);
      return c.body(null, 202);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sign-in',
      summary: 'Sign in with the code',
      request: { body: { required: true, content: { 'application/json': { schema: signInRequest } } } },
      responses: answers(signedInAnswer, 'A bearer token', [400, 401, 409, 422]),
    }),
    async (c) => {
      byCode();
      const { email, code } = c.req.valid('json');
      await codeGuessed(c.var.clientAddress, email);
      return c.json(await signIn.withCode(email, code, c.req.header('User-Agent')), 200);
    },
  );

  return router;
}
