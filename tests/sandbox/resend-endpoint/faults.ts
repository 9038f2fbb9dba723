import { z } from 'zod';

/**
 * Something that goes wrong with the next request that sends.
 * - `answer`: that status at once, nothing accepted
 * - `hang`: no answer until the client gives up, nothing accepted
 * - `drop`: the connection breaks, nothing accepted
 * - `lose-answer`: accepted and delivered, but the connection breaks before the 200
 * - `delay`: `ms` of work with the idempotency key in use, then as usual, even when the client has gone
 */
const faultSchema = z.discriminatedUnion('fault', [
  z.object({
    fault: z.literal('answer'),
    status: z.union([z.literal(429), z.literal(500), z.literal(502), z.literal(503)]),
  }),
  z.object({ fault: z.enum(['hang', 'drop', 'lose-answer']) }),
  z.object({ fault: z.literal('delay'), ms: z.number().int().nonnegative() }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** The body of `PUT /_faults`. */
export const faultsSchema = z.array(faultSchema);

export type Faults = ReturnType<typeof createFaults>;

/** The faults to come, one for each request that sends, in order. */
export function createFaults() {
  let pending: Fault[] = [];

  return {
    /** Replaces whatever was still to come. */
    set: (...faults: Fault[]) => {
      pending = faults;
    },
    /** Those still to come. */
    pending: (): readonly Fault[] => pending,
    /** The fault of the request at hand, if it has one. */
    take: () => pending.shift(),
  };
}
