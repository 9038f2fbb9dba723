import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyRequests } from '../errors';

/** Counts for each key how often something was done in a window of time, in the memory of this process. */
export interface Allowance {
  /** Takes one. Throws `TooManyRequests` with the time until the window ends when there is none left. */
  spend(key: string): Promise<void>;
}

export function createAllowance(points: number, seconds: number, who: string): Allowance {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    spend: async (key) => {
      try {
        await limiter.consume(key);
      } catch (spent) {
        if (spent instanceof RateLimiterRes) throw new TooManyRequests(spent.msBeforeNext, who);
        throw spent;
      }
    },
  };
}
