import type { Instant } from '@rebound/shared/time';
import { useEffect, useState } from 'preact/hooks';
import { now } from '../../time';

/** The moment, to the half minute: enough for ages. */
export function useNow(): Instant {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return at;
}
