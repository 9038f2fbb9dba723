/**
 * For how many milliseconds an answer asks to be left alone: `retry-after`, or `ratelimit-reset` when nothing remains of
 * the limit; both in seconds. 0 where it asks for nothing.
 */
export function restAskedFor(headers: Record<string, string>, status: number | null): number {
  const retryAfter = seconds(headers['retry-after']);
  if (retryAfter !== null) return retryAfter * 1000;
  const isSpent = status === 429 || seconds(headers['ratelimit-remaining']) === 0;
  return isSpent ? (seconds(headers['ratelimit-reset']) ?? 1) * 1000 : 0;
}

function seconds(header: string | undefined): number | null {
  return header && /^\d{1,7}(\.\d+)?$/.test(header.trim()) ? Number(header) : null;
}
