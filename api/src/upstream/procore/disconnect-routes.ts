import { createRoute } from '@hono/zod-openapi';
import type { Deps } from '../../deps';
import { createRouter, problemAnswers, signedIn } from '../../openapi';
import { NotInProcore } from './problems';

/** The end of what Procore gave to act for somebody. Signing out leaves it, for where else they are signed in. */
export function disconnectRoutes({ procore, log }: Pick<Deps, 'procore' | 'log'>) {
  const router = createRouter();
  router.openapi(
    createRoute({
      method: 'delete',
      path: '/v1/sign-in/procore',
      summary: 'Disconnect from Procore, and sign out everywhere',
      ...signedIn,
      responses: {
        204: { description: 'Rebound can do nothing in your name any more' },
        ...problemAnswers([401, 403, 409]),
      },
    }),
    async (c) => {
      if (!procore) throw new NotInProcore();
      const { companyId, person } = c.var.caller;
      try {
        await procore.signIn.disconnect({ companyId, personId: person.id });
      } catch (error) {
        // Forgotten here in any case, and then nobody has them.
        log.warn({ err: error }, 'what Procore gave was forgotten, and could not be revoked there');
      }
      return c.body(null, 204);
    },
  );
  return router;
}
