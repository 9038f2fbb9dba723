import type { Changed } from '@rebound/shared/notification/schema';

export type CompanyChange = Changed & { projectId: string };

/** Tells whoever listens in this process that a commitment changed, after the change is committed. */
export interface ChangeFeed {
  publish(companyId: string, change: CompanyChange): void;
  /** Returns what ends the subscription. */
  subscribe(companyId: string, listener: (change: CompanyChange) => void): () => void;
}

export function createChangeFeed(): ChangeFeed {
  const listeners = new Map<string, Set<(change: CompanyChange) => void>>();
  return {
    publish: (companyId, change) => {
      for (const listener of listeners.get(companyId) ?? []) listener(change);
    },
    subscribe: (companyId, listener) => {
      const mine = listeners.get(companyId) ?? new Set();
      listeners.set(companyId, mine.add(listener));
      return () => {
        mine.delete(listener);
        // An end may come twice, and others have begun to listen meanwhile.
        if (!mine.size && listeners.get(companyId) === mine) listeners.delete(companyId);
      };
    },
  };
}
