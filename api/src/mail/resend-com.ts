import { Resend, type Response } from 'resend';
import type { Answered, BatchDelivery, Delivery, Fate, Mailer, Retry } from './mailer';
import { limitTold, restAskedFor } from './rest-asked-for';

interface Account {
  apiKey: string;
  /** Another address than Resend's own, e.g. that of a stand-in. */
  baseUrl?: string | undefined;
  timeoutMs?: number;
}

// https://resend.com/docs/api-reference/errors: the letter itself is at fault, and it is never changed.
const hopeless = [400, 413, 422, 451];
// https://resend.com/docs/dashboard/emails/batch-sending
const mostInBatch = 100;

/** Resend. Its client has no timeout of its own and answers with an error instead of throwing one. */
export function createResendMailer({ apiKey, baseUrl, timeoutMs = 10_000 }: Account): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  const under = (idempotencyKey: string, signal: AbortSignal | undefined) => {
    const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
    return { idempotencyKey, signal: AbortSignal.any(limits) };
  };
  return {
    async send(letter, key, signal) {
      return deliveryOf(await resend.emails.send(letter, under(key, signal)));
    },
    batch: {
      most: mostInBatch,
      async send(letters, key, signal) {
        const options = { ...under(key, signal), batchValidation: 'permissive' } as const;
        return batchDeliveryOf(await resend.batch.send(letters, options), letters.length);
      },
    },
  };
}

function deliveryOf(response: Response<{ id: string }>): Delivery {
  const { data, error } = response;
  if (error) return { ...answeredBy(response), ...failureOf(error) };
  if (typeof data?.id === 'string') return { ...answeredBy(response), outcome: 'sent', providerId: data.id };
  return { ...answeredBy(response), outcome: 'retry', why: 'The answer names no email.' };
}

type BatchAnswer = { data?: { id?: unknown }[]; errors?: { index?: unknown; message?: unknown }[] };

function batchDeliveryOf(response: Response<BatchAnswer>, count: number): BatchDelivery {
  const { data, error } = response;
  if (error) return { ...answeredBy(response), ...failureOf(error) };
  const each = fatesIn(data, count);
  if (each) return { ...answeredBy(response), outcome: 'answered', each };
  return { ...answeredBy(response), outcome: 'retry', why: 'The answer does not say which letters were taken.' };
}

/** `errors` names letters by their places; `data` holds the ids of the others, in order. */
function fatesIn({ data, errors = [] }: BatchAnswer, count: number): Fate[] | null {
  if (!Array.isArray(data) || !Array.isArray(errors)) return null;
  const faults = new Map(errors.map(({ index, message }) => [index, String(message).slice(0, 300)]));
  const ids = data.map(({ id }) => id).filter((id) => typeof id === 'string');
  const places = Array.from({ length: count }, (_, index) => index);
  if (ids.length !== data.length || places.filter((place) => !faults.has(place)).length !== ids.length) return null;
  return places.map((place): Fate => {
    const why = faults.get(place);
    if (why !== undefined) return { outcome: 'refused', why };
    return { outcome: 'sent', providerId: ids.shift() ?? '' };
  });
}

type Failure = NonNullable<Response<unknown>['error']>;

function answeredBy({ error, headers }: Response<unknown>): Answered {
  const status = error?.statusCode ?? null;
  const limit = limitTold(headers ?? {});
  const restMs = restAskedFor(headers ?? {}, status);
  return { restMs, ...(limit ? { limit } : {}), ...(status === 429 ? { isLimited: true } : {}) };
}

function failureOf(error: Failure): Retry | Extract<Fate, { outcome: 'refused' }> {
  const isRefused =
    error.name === 'invalid_idempotent_request' || (error.statusCode !== null && hopeless.includes(error.statusCode));
  return { outcome: isRefused ? 'refused' : 'retry', why: wordsFor(error) };
}

function wordsFor({ statusCode, name, message }: Failure): string {
  const said = [statusCode, name, message].filter(Boolean).join(' ').slice(0, 300) || 'An answer of another shape.';
  // An operator can mend these while the letters wait.
  if (statusCode === 401 || statusCode === 403) return `Look at RESEND_API_KEY and REBOUND_MAIL_FROM: ${said}`;
  if (statusCode === 404 || statusCode === 405) return `Look at RESEND_BASE_URL: ${said}`;
  return said;
}
