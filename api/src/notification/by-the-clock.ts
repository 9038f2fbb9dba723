import { createTurns } from '../db/turns';
import type { Deps } from '../deps';
import { remind } from './reminder/remind';
import { tellSummaries } from './summary/daily-summary';

export type ClockDeps = Pick<Deps, 'db' | 'now' | 'log' | 'mail' | 'stopLinks' | 'lettersWait'>;

const lookEveryMs = 60_000;

/** Looks every minute at what is to be told by the clock. Returns what stops it, and resolves once a look is over. */
export function startByTheClock(deps: ClockDeps): () => Promise<void> {
  const inTurn = createTurns();
  const look = () =>
    inTurn(() => tellByTheClock(deps)).catch((error) => {
      deps.log.error({ err: error }, 'what is told by the clock was not looked at');
    });
  look();
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    return inTurn(async () => undefined);
  };
}

/** Writes what is due now: daily summaries and reminders. Once each, however often this is called, and by how many. */
export async function tellByTheClock(deps: ClockDeps): Promise<void> {
  const now = deps.now();
  await tellSummaries(deps, now);
  await remind(deps, now);
}
