import { forgetAnswers } from './db/answered';
import type { Deps } from './deps';

const hour = 3_600_000;
const keptHours = 48;

/** Forgets old idempotency keys every hour. Returns what stops it. */
export function sweepAnswers({ db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>): () => void {
  const sweep = () => {
    const until = new Date(Date.parse(now()) - keptHours * hour).toISOString();
    db.write((tx) => forgetAnswers(tx, until)).catch((error) => log.error({ err: error }, 'old keys were not swept'));
  };
  sweep();
  const timer = setInterval(sweep, hour);
  return () => clearInterval(timer);
}
