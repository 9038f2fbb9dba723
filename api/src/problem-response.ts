import type { Problem } from '@rebound/shared/problem';
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from './app-env';
import { DatabaseBusy } from './db/db';
import { Answerable } from './errors';
import { anyToken } from './permission/token';

/** Answers with `application/problem+json` for whatever was thrown. Only what is `Answerable` says more than its status. */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  const known = error instanceof Answerable ? error : standIn(error);
  if (known.status >= 500) c.var.log.error({ err: error }, known.code);
  return problemResponse(c, known);
};

export function problemResponse(c: Context<AppEnv>, error: Answerable): Response {
  const problem: Problem = {
    type: `urn:rebound:problem:${error.code}`,
    title: titleOf(error.code),
    status: error.status,
    code: error.code,
    detail: error.message,
    ...error.extra,
  };
  // What the caller sent may be named in a problem: an unknown key, say.
  return new Response(JSON.stringify(problem).replace(anyToken, '[token]'), {
    status: error.status,
    headers: { ...Object.fromEntries(c.res.headers), ...error.headers, 'Content-Type': 'application/problem+json' },
  });
}

function standIn(error: Error): Answerable {
  if (error instanceof DatabaseBusy) {
    return new Answerable(503, 'unavailable', 'The database is busy. Try again shortly.', {}, { 'Retry-After': '1' });
  }
  if (error instanceof HTTPException && error.status === 400) {
    return new Answerable(400, 'malformed-json', 'The body is not JSON.');
  }
  if (error instanceof HTTPException && error.status === 413) {
    return new Answerable(413, 'too-large', 'The body is larger than 1 MB.');
  }
  return new Answerable(500, 'internal', 'Something went wrong here. It has been logged under the request id.');
}

function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
