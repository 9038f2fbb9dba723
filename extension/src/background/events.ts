import type { Changed } from '@rebound/shared/notification/schema';
import { browser } from 'wxt/browser';
import { call } from './api';
import { refreshBadge } from './badge';
import { tellOnDesktop } from './desktop';
import { readEventStream } from './event-stream';
import { faultOf } from './fault';
import { tellMisses } from './misses';
import { hasOpenPages, tellPages } from './open-pages';
import { postCommands } from './post-commands';
import { refreshPauses } from './refresh-pauses';
import { readSession } from './session';

/** The server pings every 20 s: a stream that is silent for longer is dead, whatever the socket believes. */
const silenceMs = 60_000;
const againMs = 5000;
let following: AbortController | null = null;
let reached = true;

/**
 * Follows the API's event stream until it ends; a second call while it runs does nothing. An ended stream is opened
 * again soon while pages of ours are open, else by the next alarm.
 */
export async function followEvents(): Promise<void> {
  if (!(await readSession()).token || following) return;
  const stream = new AbortController();
  following = stream;
  let silence = setTimeout(() => stream.abort(), silenceMs);
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => stream.abort(), silenceMs);
    // A stream does not count as work for the worker, a call of the browser does: the pings keep it awake.
    void browser.runtime.getPlatformInfo();
  };
  try {
    const { body } = await call('/v1/events', { signal: stream.signal, headers: { Accept: 'text/event-stream' } });
    reached = true;
    // What waited for the API to be there again, and what happened while nobody listened.
    void postCommands({ evenIfEarly: true });
    void tellMisses();
    await Promise.all([refreshBadge(), tellOnDesktop(), refreshPauses(), tellPages({ about: 'everything' })]);
    if (body) await readEventStream(body, { heard, alive });
    await tellPages({ about: 'everything' });
  } catch (error) {
    const isSignedOut = faultOf(error).kind === 'signed-out';
    if (isSignedOut || reached) await tellPages({ about: isSignedOut ? 'session' : 'everything' });
    reached = false;
  } finally {
    clearTimeout(silence);
    if (following === stream) following = null;
  }
  await refreshBadge();
  if (hasOpenPages()) setTimeout(() => void followEvents(), againMs);
}

export function isFollowing(): boolean {
  return following !== null;
}

export function stopFollowing(): void {
  following?.abort();
  following = null;
}

const heard = new Map([
  ['changed', heardOfCommitment],
  ['pauses', refreshPauses],
]);

async function heardOfCommitment(data: string): Promise<void> {
  const { commitmentId } = JSON.parse(data) as Changed;
  await Promise.all([refreshBadge(), tellOnDesktop(), tellPages({ about: 'commitment', id: commitmentId })]);
}
