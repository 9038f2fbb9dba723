import { Hono } from 'hono';
import { z } from 'zod';
import { faultRoutes } from '../fault-routes';
import { type Faults, faultsSchema } from './faults';
import type { Grants } from './oauth/grants';
import type { LoggedRequest } from './request-log';
import type { Hooks } from './webhooks/hooks';

interface Options {
  faults: Faults;
  log: readonly LoggedRequest[];
  grants: Grants;
  hooks: Hooks;
  connected: Set<string>;
}

const connectedSchema = z.array(z.string());

/** What the real one has not, for stories in another process. */
export const controlRoutes = ({ faults, log, grants, hooks, connected }: Options) =>
  new Hono()
    .route('/', faultRoutes(log, faults, faultsSchema))
    .get('/_strays', (c) => c.json(log.flatMap(({ stray }) => stray ?? [])))
    .get('/_hooks', (c) => c.json(hooks.all))
    .put('/_connected', async (c) => {
      const { data, error } = connectedSchema.safeParse(await c.req.json());
      if (error) return c.json(error.issues, 422);
      connected.clear();
      for (const id of data) connected.add(id);
      return c.json([...connected]);
    })
    .post('/_expire', (c) => {
      grants.expireAll();
      return c.json({});
    });
