import type { Problem } from '@rebound/shared/problem';

/** The answer of these pages where the API gave none. */
export function unreachable(apiUrl: string, cause: unknown): Response {
  const problem: Problem = { type: 'about:blank', code: 'unreachable', ...wordsFor(apiUrl, cause) };
  return Response.json(problem, { status: problem.status, headers: { 'content-type': 'application/problem+json' } });
}

function wordsFor(apiUrl: string, cause: unknown): Pick<Problem, 'title' | 'status' | 'detail'> {
  if (cause instanceof Error && isRefused(cause.cause)) {
    return {
      title: 'The Rebound API cannot be reached',
      status: 502,
      detail: `Nothing listens at ${apiUrl}, so nothing was changed. Try again once it runs.`,
    };
  }
  const late = cause instanceof Error && cause.name === 'TimeoutError';
  return {
    title: late ? 'The Rebound API takes too long' : 'The Rebound API broke off',
    status: late ? 504 : 502,
    detail: `${apiUrl} gave no answer. It may have done what was asked all the same; trying again is safe.`,
  };
}

function isRefused(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
