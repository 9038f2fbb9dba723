import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { AppEnv } from './app-env';
import { Invalid } from './errors';

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
});

/** A router whose input faults become one `invalid` problem that names them all. */
export function createRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new Invalid(result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
    },
  });
}

export const signedIn = { security: [{ bearer: [] }] };

const reasons = {
  400: 'The request cannot be read: malformed JSON, or no Idempotency-Key',
  401: 'Not signed in',
  403: 'Refused: not permitted, with who may; or not what the token is for',
  404: 'Absent, or not yours to see',
  409: 'Refused: the state does not allow it',
  412: 'Stale: somebody changed it first, with who and when',
  422: 'Invalid input, or refused by the pre-flight check',
  428: 'No If-Match',
  502: 'Procore cannot be reached, where commitments live there',
  503: 'Procore asks to wait; Retry-After and `until` say until when',
  429: 'Too many requests; Retry-After says when to ask again',
} as const;

/** The 200 answer of a route and the problems it can answer with. */
export function answers<T extends z.ZodType>(
  schema: T,
  description: string,
  problems: readonly (keyof typeof reasons)[],
) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problemAnswers(problems) };
}

export function problemAnswers(problems: readonly (keyof typeof reasons)[]) {
  const content = { 'application/problem+json': { schema: problem } };
  const all = new Set([...problems, 429 as const]);
  return Object.fromEntries([...all].map((status) => [status, { description: reasons[status], content }]));
}

export const idParam = z.object({ id: z.string().min(1).max(64) });
