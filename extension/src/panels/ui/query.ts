import { type Query, QueryClient } from '@tanstack/preact-query';
import { browser } from 'wxt/browser';
import { isTemporary } from '../../background/fault';
import { type Change, changesPort } from '../../background/open-pages';
import type { Read } from '../../background/read';
import { clock } from '../../time';
import { faultIn } from './faults';

const reconnectMs = 300;
const againMs = 30_000;

/** Reads of one page of ours. The background decides about retries and being offline, so a question is asked once. */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...{ retry: false, networkMode: 'always', staleTime: 5000, refetchOnReconnect: false },
        refetchInterval: ({ state }) => readAgainIn(state),
      },
    },
  });
}

/** In how many ms to read again what Procore stood in the way of: once the time has come that it told, if it told one. */
export function readAgainIn({ error, data }: Pick<Query['state'], 'error' | 'data'>): number | false {
  const fault = error ? faultIn(error) : (data as Partial<Read<unknown>> | null | undefined)?.why;
  if (fault?.kind !== 'problem' || !isTemporary(fault)) return false;
  const { until } = fault.problem;
  return until ? Math.max(1000, Date.parse(until) - clock()) : againMs;
}

/** Reads again what the background says has changed, for as long as the page is open. */
export function followChanges(client: QueryClient): void {
  const port = browser.runtime.connect({ name: changesPort });
  port.onMessage.addListener((change: Change) => {
    for (const queryKey of keysFor(change)) void client.invalidateQueries({ queryKey });
  });
  port.onDisconnect.addListener(() => {
    // The worker was put to sleep: connecting wakes it, and what it would have told is read again.
    setTimeout(() => {
      // Or the extension was updated, and this page is of the version before.
      if (!browser.runtime?.id) return;
      followChanges(client);
      void client.invalidateQueries();
    }, reconnectMs);
  });
}

function keysFor(change: Change): string[][] {
  switch (change.about) {
    case 'commitment':
      return [['commitment', change.id], ['rejections'], ['count']];
    case 'commands':
      return [['commands']];
    case 'marks':
      return [['mark']];
    case 'pauses':
      return [['pauses']];
    case 'session':
    case 'everything':
      return [[]];
  }
}
