import { type CreateEmailResponse, Resend } from 'resend';
import type { Delivery, Mailer } from './mailer';
import { restAskedFor } from './rest-asked-for';

interface Account {
  apiKey: string;
  /** Another address than Resend's own, e.g. that of a stand-in. */
  baseUrl?: string | undefined;
  timeoutMs?: number;
}

// https://resend.com/docs/api-reference/errors: the letter itself is at fault, and it is never changed.
const hopeless = [400, 413, 422, 451];

/** Resend. Its client has no timeout of its own and answers with an error instead of throwing one. */
export function createResendMailer({ apiKey, baseUrl, timeoutMs = 10_000 }: Account): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  return {
    async send(letter, idempotencyKey, signal) {
      const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
      return deliveryOf(await resend.emails.send(letter, { idempotencyKey, signal: AbortSignal.any(limits) }));
    },
  };
}

function deliveryOf({ data, error, headers }: CreateEmailResponse): Delivery {
  const restMs = restAskedFor(headers ?? {}, error?.statusCode ?? null);
  if (!error) {
    if (typeof data?.id === 'string') return { outcome: 'sent', providerId: data.id, restMs };
    return { outcome: 'retry', why: 'The answer names no email.', restMs };
  }
  const why = wordsFor(error);
  const isRefused =
    error.name === 'invalid_idempotent_request' || (error.statusCode !== null && hopeless.includes(error.statusCode));
  return { outcome: isRefused ? 'refused' : 'retry', why, restMs };
}

function wordsFor({ statusCode, name, message }: NonNullable<CreateEmailResponse['error']>): string {
  const said = [statusCode, name, message].filter(Boolean).join(' ').slice(0, 300) || 'An answer of another shape.';
  // An operator can mend these while the letters wait.
  if (statusCode === 401 || statusCode === 403) return `Look at RESEND_API_KEY and REBOUND_MAIL_FROM: ${said}`;
  if (statusCode === 404 || statusCode === 405) return `Look at RESEND_BASE_URL: ${said}`;
  return said;
}
