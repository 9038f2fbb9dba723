import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What Resend answers by name: status and words, from https://resend.com/docs/api-reference/errors. */
const known = {
  invalid_idempotency_key: [400, 'The key must be between 1-256 chars.'],
  missing_api_key: [401, 'Missing API key in the authorization header.'],
  invalid_api_key: [403, 'API key is invalid.'],
  not_found: [404, 'The requested endpoint does not exist.'],
  invalid_idempotent_request: [409, 'Same idempotency key used with a different request payload.'],
  concurrent_idempotent_requests: [409, 'Same idempotency key used while original request is still in progress.'],
  validation_error: [422, 'We found an error with one or more fields in the request.'],
  missing_required_field: [422, 'The request body is missing one or more required fields.'],
  rate_limit_exceeded: [429, 'Too many requests.'],
  internal_server_error: [500, 'An unexpected error occurred.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ResendErrorName = keyof typeof known;

/** A refusal as Resend words it. `toJSON` is the body it answers with. */
export class ResendError extends Error {
  override readonly name: ResendErrorName;
  readonly statusCode: ContentfulStatusCode;

  constructor(
    name: ResendErrorName,
    message: string = known[name][1],
    statusCode: ContentfulStatusCode = known[name][0],
  ) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
  }

  toJSON() {
    return { statusCode: this.statusCode, name: this.name, message: this.message };
  }
}
