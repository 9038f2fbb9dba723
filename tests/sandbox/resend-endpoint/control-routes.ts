import { Hono } from 'hono';
import { type Faults, faultsSchema } from './faults';
import type { LoggedRequest } from './request-log';

/** What the real one has not: faults on demand and the log of requests, for stories in another process. */
export const controlRoutes = (faults: Faults, log: readonly LoggedRequest[]) =>
  new Hono()
    .get('/_log', (c) => c.json(log))
    .get('/_faults', (c) => c.json(faults.pending()))
    .put('/_faults', async (c) => {
      const { data, error } = faultsSchema.safeParse(await c.req.json());
      if (error) return c.json(error.issues, 422);
      faults.set(...data);
      return c.json(faults.pending());
    });
