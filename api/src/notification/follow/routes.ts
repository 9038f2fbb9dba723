import { createRoute } from '@hono/zod-openapi';
import { following } from '@rebound/shared/notification/schema';
import { readSituation } from '../../commitment/situation';
import type { Deps } from '../../deps';
import { answers, createRouter, idParam, signedIn } from '../../openapi';
import { setFollowing } from './follow';

/** To follow a commitment is to be told when accounting rejects it. Whoever may see it may follow it. */
export function followRoutes({ db, now }: Deps) {
  const router = createRouter();
  const path = '/v1/commitments/{id}/follow';
  const about = { path, ...signedIn, request: { params: idParam } };
  const responses = answers(following, 'How it stands', [401, 403, 404]);

  router.openapi(createRoute({ ...about, method: 'put', summary: 'Follow a commitment', responses }), async (c) => {
    const { id } = c.req.valid('param');
    await readSituation(db.read, c.var.caller, id);
    await setFollowing(db, c.var.caller, { commitmentId: id, following: true, at: now() });
    return c.json({ following: true }, 200);
  });

  router.openapi(createRoute({ ...about, method: 'delete', summary: 'Follow it no longer', responses }), async (c) => {
    const { id } = c.req.valid('param');
    await readSituation(db.read, c.var.caller, id);
    await setFollowing(db, c.var.caller, { commitmentId: id, following: false, at: now() });
    return c.json({ following: false }, 200);
  });

  return router;
}
