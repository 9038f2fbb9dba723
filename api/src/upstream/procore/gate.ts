const longestMs = 3_600_000;

/** What Procore said of how often it may be asked. Both of its windows, the hour and the ten seconds, are told in turn. */
export interface Gate {
  /** For how long nothing may be asked at `now`, in ms since 1970; 0 where something may, which then counts as asked. */
  pass(now: number): number;
  /** Takes note of an answer's headers; to be called once for every pass, with `null` where no answer came. */
  note(answer: { status: number; headers: Headers } | null, now: number): void;
}

/** Counts down what is left of the limit that the newest answer told of, until the time of its reset. */
export function createGate(): Gate {
  let left = Number.POSITIVE_INFINITY;
  let resetAt = 0;
  let restUntil = 0;
  let inFlight = 0;
  return {
    pass: (now) => {
      if (now < restUntil) return restUntil - now;
      if (left <= 0 && now < resetAt) return resetAt - now;
      if (now >= resetAt) left = Number.POSITIVE_INFINITY;
      left -= 1;
      inFlight += 1;
      return 0;
    },
    note: (answer, now) => {
      inFlight -= 1;
      if (!answer) return;
      const { headers, status } = answer;
      const remaining = whole(headers.get('X-Rate-Limit-Remaining'));
      const reset = whole(headers.get('X-Rate-Limit-Reset'));
      // By Procore's own clock, where it tells it: ours may be wrong.
      const skew = now - (Date.parse(headers.get('Date') ?? '') || now);
      const resetMs = reset === null ? null : Math.min(reset * 1000 + skew, now + longestMs);
      if (remaining !== null && resetMs !== null) {
        resetAt = resetMs;
        left = remaining - inFlight;
      }
      if (status !== 429 && status !== 503) return;
      const after = retryAfterMs(headers.get('Retry-After'), now);
      if (after !== null) restUntil = Math.max(restUntil, now + Math.min(after, longestMs));
      else if (status === 429) restUntil = Math.max(restUntil, resetMs ?? now + 10_000);
    },
  };
}

function whole(text: string | null): number | null {
  return text && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
}

/** Seconds, or a date (RFC 9110). */
function retryAfterMs(text: string | null, now: number): number | null {
  const seconds = whole(text);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
