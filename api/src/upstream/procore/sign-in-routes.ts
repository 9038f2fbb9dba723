import { createRoute, z } from '@hono/zod-openapi';
import { signedIn as signedInAnswer } from '@rebound/shared/permission/schema';
import {
  procoreSignInFinish,
  procoreSignInRequest,
  procoreSignInStart,
  signInWays,
} from '@rebound/shared/permission/sign-in-schema';
import type { Deps } from '../../deps';
import { answers, createRouter } from '../../openapi';
import { createAllowance } from '../../rate-limit/allowance';
import { callbackPage, callbackPolicy } from './callback-page';
import { NotInProcore } from './problems';

/** Begun and unfinished sign-ins of one network address in ten minutes: an office has one. */
const mostBegun = 120;

/** How people sign in, and sign-in with Procore. Without Procore, there is none to begin. */
export function procoreSignInRoutes({ procore, upstream }: Pick<Deps, 'procore' | 'upstream'>) {
  const router = createRouter();
  const begun = createAllowance(mostBegun, 600, 'from this network address');
  const signIn = () => {
    if (!procore) throw new NotInProcore();
    return procore.signIn;
  };

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/sign-in',
      summary: 'How people sign in here',
      responses: answers(signInWays, 'The ways, the usual one first', []),
    }),
    (c) => c.json({ ways: [upstream.name === 'procore' ? ('procore' as const) : ('code' as const)] }, 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sign-in/procore',
      summary: 'Begin a sign-in with Procore',
      request: { body: { required: true, content: { 'application/json': { schema: procoreSignInRequest } } } },
      responses: answers(procoreSignInStart, 'Where to send the person', [400, 409, 422]),
    }),
    async (c) => {
      await begun.spend(c.var.clientAddress);
      return c.json(await signIn().begin(c.req.valid('json')), 200);
    },
  );

  // What comes back is read by who began it, from the address of the tab: whoever else opens this link changes nothing.
  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/sign-in/procore/callback',
      summary: 'Where Procore sends people back to: a page that does nothing',
      responses: { 200: { description: 'A page', content: { 'text/html': { schema: z.string() } } } },
    }),
    (c) => {
      c.header('Content-Security-Policy', callbackPolicy);
      c.header('Referrer-Policy', 'no-referrer');
      return c.html(callbackPage(c.req.query('error') !== undefined), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sign-in/procore/finish',
      summary: 'Finish it with the code that Procore gave',
      request: { body: { required: true, content: { 'application/json': { schema: procoreSignInFinish } } } },
      responses: answers(signedInAnswer, 'A bearer token', [400, 403, 409, 422, 502, 503]),
    }),
    async (c) => c.json(await signIn().finish(c.req.valid('json')), 200),
  );
  return router;
}
