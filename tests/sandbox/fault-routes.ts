import { Hono } from 'hono';
import type { z } from 'zod';

/** What the real ones have not: what went on, and faults on demand, for stories in another process. */
export function faultRoutes<Fault>(
  log: readonly unknown[],
  faults: { set(...faults: Fault[]): void; pending(): readonly unknown[] },
  schema: z.ZodType<Fault[]>,
) {
  return new Hono()
    .get('/_log', (c) => c.json(log))
    .get('/_faults', (c) => c.json(faults.pending()))
    .put('/_faults', async (c) => {
      const { data, error } = schema.safeParse(await c.req.json());
      if (error) return c.json(error.issues, 422);
      faults.set(...data);
      return c.json(faults.pending());
    });
}
