import type { Answered } from './mailer';

type Headers = Record<string, string>;

/**
 * For how many milliseconds an answer asks to be left alone: `retry-after`, or at 429 `ratelimit-reset`; both in seconds.
 * 0 where it asks for nothing.
 */
export function restAskedFor(headers: Headers, status: number | null): number {
  const retryAfter = seconds(headers['retry-after']);
  if (retryAfter !== null) return retryAfter * 1000;
  return status === 429 ? (seconds(headers['ratelimit-reset']) ?? 1) * 1000 : 0;
}

/**
 * The limit as the `ratelimit-*` headers tell it. Its window is that of `ratelimit-policy`, else what is left of it,
 * which Resend tells in whole seconds of windows of one second.
 */
export function limitTold(headers: Headers): Answered['limit'] {
  const [calls, left, reset] = ['limit', 'remaining', 'reset'].map((name) => seconds(headers[`ratelimit-${name}`]));
  if (!calls || left == null) return undefined;
  const window = seconds(/;\s*w=(\d+)/.exec(headers['ratelimit-policy'] ?? '')?.[1]) ?? reset;
  return { calls, left, windowMs: (window || 1) * 1000 };
}

function seconds(header: string | undefined): number | null {
  return header && /^\d{1,7}(\.\d+)?$/.test(header.trim()) ? Number(header) : null;
}
