import type { Deps } from '../deps';
import { pausesTag, readPauses } from './pauses';

/** How often the pauses are looked at while anybody listens: the operator's command runs in a process of its own. */
export const lookMs = 2000;

/** Tells whoever listens in this process that the paused adapters are others than before. */
export interface PauseFeed {
  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
}

/** Looks at the pauses every two seconds for as long as anybody listens, and not at all when nobody does. */
export function createPauseFeed({ db, log }: Pick<Deps, 'db' | 'log'>): PauseFeed {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let last: string | undefined;

  async function look(): Promise<void> {
    const tag = pausesTag(await readPauses(db.read));
    const isNews = last !== undefined && tag !== last;
    last = tag;
    if (isNews) for (const listener of listeners) listener();
  }

  const lookOnce = () => {
    look().catch((error) => log.warn({ err: error }, 'the pauses could not be looked at'));
  };

  return {
    subscribe: (listener) => {
      // Each subscription is one of its own, also of the same listener.
      const mine = () => listener();
      listeners.add(mine);
      if (!timer) {
        last = undefined;
        lookOnce();
        timer = setInterval(lookOnce, lookMs).unref();
      }
      return () => {
        listeners.delete(mine);
        if (listeners.size || !timer) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
