const failuresToOpen = 5;
const openMs = 30_000;

/** Stops asking somebody who does not answer, and asks once from time to time whether that is over. */
export interface Breaker {
  /** For how long nothing is to be asked; 0 lets one try pass. */
  closedFor(now: number): number;
  note(outcome: 'answered' | 'failed', now: number): void;
}

export function createBreaker(): Breaker {
  let failures = 0;
  let openUntil = 0;
  return {
    closedFor: (now) => {
      if (now < openUntil) return openUntil - now;
      // Of those who come now, one alone tries.
      if (failures >= failuresToOpen) openUntil = now + openMs;
      return 0;
    },
    note: (outcome, now) => {
      failures = outcome === 'answered' ? 0 : failures + 1;
      openUntil = failures >= failuresToOpen ? now + openMs : 0;
    },
  };
}
