import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What Procore says instead of an answer. `toJSON` is the body. */
export class ProcoreError extends Error {
  override readonly name = 'ProcoreError';
  readonly status: ContentfulStatusCode;
  readonly headers: Record<string, string>;
  readonly #errors: unknown;

  constructor(status: ContentfulStatusCode, errors: unknown, headers: Record<string, string> = {}) {
    super(`${status} ${JSON.stringify(errors)}`);
    this.status = status;
    this.headers = headers;
    this.#errors = errors;
  }

  toJSON() {
    return { errors: this.#errors };
  }
}

export const notFound = () => new ProcoreError(404, 'Not Found');
export const forbidden = (why = 'You do not have permission to perform this action') => new ProcoreError(403, why);
export const notConnected = () => new ProcoreError(403, 'App is not connected to this company');
export const invalid = (errors: Record<string, string[]>) => new ProcoreError(422, errors);
export const badRequest = (why: string) => new ProcoreError(400, why);
