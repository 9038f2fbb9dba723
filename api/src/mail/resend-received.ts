import { Resend } from 'resend';
import { z } from 'zod';
import type { Fetched, Receiver } from './received-mail';
import { restAskedFor } from './rest-asked-for';

interface Account {
  apiKey: string;
  /** Another address than Resend's own, e.g. that of a stand-in. */
  baseUrl?: string | undefined;
  timeoutMs?: number;
}

/** More than any notification has, with a picture or two in it. */
export const largestMail = 1024 * 1024;

// Resend takes mail in through Amazon SES, which puts its verdict and then its receipt on top of every mail.
const server = { name: 'amazonses.com', seal: 'x-ses-receipt' };

const answer = z.object({
  created_at: z.coerce.date(),
  from: z.string().max(1_000),
  to: z.array(z.string()),
  subject: z.string().nullish(),
  received_for: z.array(z.string()).nullish(),
  raw: z.object({ download_url: z.url({ protocol: /^https?$/ }) }).nullish(),
});

/**
 * Resend's received mails. Its `headers` are an object, in which of several fields of one name nobody can say which came
 * first; so the mail itself is fetched, from where the answer says that it can be had for the next hour.
 */
export function createResendReceiver({ apiKey, baseUrl, timeoutMs = 10_000 }: Account): Receiver {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  return {
    server,
    async fetch(id, signal) {
      const within = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
      const { data, error, headers } = await resend.emails.receiving.get(
        encodeURIComponent(id),
        {},
        { signal: within },
      );
      if (error) return failureOf(error, headers ?? {});
      const read = answer.safeParse(data);
      if (!read.success) return { outcome: 'retry', why: 'An answer of another shape.', restMs: 0 };
      const { created_at, from, to, subject, received_for: receivedFor, raw } = read.data;
      if (!raw) return { outcome: 'retry', why: 'The mail itself cannot be had yet.', restMs: 0 };
      const source = await download(raw.download_url, within);
      if (source !== null && 'outcome' in source) return source;
      const addresses = receivedFor?.length ? receivedFor : to;
      const mail = {
        receivedAt: created_at.toISOString(),
        receivedFor: addresses,
        from,
        subject: subject ?? '',
        source,
      };
      return { outcome: 'fetched', mail };
    },
  };
}

type Failure = { statusCode: number | null; name: string; message: string };

function failureOf({ statusCode, name, message }: Failure, headers: Record<string, string>): Fetched {
  const said = [statusCode, name, message].filter(Boolean).join(' ').slice(0, 300);
  if (statusCode === 404) return { outcome: 'gone', why: said };
  const restMs = restAskedFor(headers, statusCode);
  if (statusCode === 401 || statusCode === 403) {
    return { outcome: 'retry', why: `RESEND_API_KEY must be one with full access to receive mail: ${said}`, restMs };
  }
  return { outcome: 'retry', why: said || 'An answer of another shape.', restMs };
}

/** The bytes at `url`; `null` when they are more than `largestMail`. */
async function download(
  url: string,
  signal: AbortSignal,
): Promise<Uint8Array | Extract<Fetched, { outcome: 'retry' }> | null> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) {
      const restMs = restAskedFor(Object.fromEntries(response.headers), response.status);
      return { outcome: 'retry', why: `The mail itself was answered with ${response.status}.`, restMs };
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.byteLength;
      if (size > largestMail) return null;
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
  } catch (error) {
    return { outcome: 'retry', why: `The mail itself was not had: ${String(error).slice(0, 200)}`, restMs: 0 };
  }
}
