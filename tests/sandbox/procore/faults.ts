import { z } from 'zod';

/**
 * Something that goes wrong with the next `times` requests whose path begins with `on`.
 * - `busy`: 503 with `Retry-After`
 * - `too-many`: 429 with `X-Rate-Limit-Reset` and `Retry-After`
 * - `conflict`: 409 · `error`: 500 · `expired`: 401, as if the access token had run out
 * - `hang`: no answer until the client gives up, nothing done · `drop`: the connection breaks, nothing done
 * - `lose-answer`: done, but the connection breaks before the answer
 * - `slow`: `ms` of waiting, then as usual
 */
const faultSchema = z.discriminatedUnion('fault', [
  z.object({ fault: z.enum(['busy', 'too-many']), seconds: z.number().int().positive(), ...where() }),
  z.object({ fault: z.enum(['conflict', 'error', 'expired', 'hang', 'drop', 'lose-answer']), ...where() }),
  z.object({ fault: z.literal('slow'), ms: z.number().int().nonnegative(), ...where() }),
]);

function where() {
  return { on: z.string().default('/rest/'), times: z.number().int().positive().default(1) };
}

export type Fault = z.infer<typeof faultSchema>;

/** The body of `PUT /_faults`. */
export const faultsSchema = z.array(faultSchema);

export type Faults = ReturnType<typeof createFaults>;

/** The faults to come, in order. */
export function createFaults() {
  let pending: Fault[] = [];
  return {
    /** Replaces whatever was still to come. */
    set: (...faults: z.input<typeof faultSchema>[]) => {
      pending = faultsSchema.parse(faults);
    },
    pending: (): readonly Fault[] => pending,
    /** The fault of the request at hand, if it has one. */
    take(path: string): Fault | undefined {
      const fault = pending.find(({ on }) => path.startsWith(on));
      if (!fault) return undefined;
      fault.times -= 1;
      pending = pending.filter(({ times }) => times > 0);
      return fault;
    },
  };
}
