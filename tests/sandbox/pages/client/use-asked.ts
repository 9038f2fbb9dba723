import type { Problem } from '@rebound/shared/problem';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, ask } from './ask';
import { whenStale } from './when-stale';

export interface Asked<T> {
  /** The last good answer; it stays while a newer one cannot be had. */
  body: T | null;
  problem: Problem | null;
  refresh(): Promise<void>;
  replace(body: T): void;
}

/** What the API says at `path`, asked again whenever it may have changed. */
export function useAsked<T>(path: string, read: (path: string) => Promise<Answer<T>> = ask): Asked<T> {
  const [state, setState] = useState<{ path: string; body: T | null; problem: Problem | null }>({
    path,
    body: null,
    problem: null,
  });
  const turn = useRef(0);
  const replace = useCallback(
    (body: T) => {
      turn.current++;
      setState({ path, body, problem: null });
    },
    [path],
  );
  const refresh = useCallback(async () => {
    const mine = ++turn.current;
    const answer = await read(path);
    // Only the newest question may answer: an older one can arrive later.
    if (mine !== turn.current) return;
    setState((before) => ({
      path,
      body: answer.ok ? answer.body : before.path === path ? before.body : null,
      problem: answer.ok ? null : answer.problem,
    }));
  }, [path, read]);

  useEffect(() => {
    void refresh();
    return whenStale(() => void refresh());
  }, [refresh]);

  const current = state.path === path ? state : { body: null, problem: null };
  return { body: current.body, problem: current.problem, refresh, replace };
}
