import type { SSEStreamingApi } from 'hono/streaming';
import type { Deps } from '../deps';
import type { Caller } from '../permission/caller';
import { meOf, visibleProjects } from '../permission/projects-of';
import type { CompanyChange } from './change-feed';
import { gather } from './gather';

/** How often a stream that has nothing to tell is written to, and its listener asked for again. */
export const pingMs = 20_000;

/** A command and its letters change one commitment many times within moments, and each event is a question or two. */
const gatherMs = 500;

/**
 * Tells on a stream which commitments change, those that the caller may see, until nobody listens any more. A stream
 * outlives the request that was let pass: it asks again before it says anything, and ends once its token is worth nothing.
 */
export async function tellChanges(
  { db: { read }, changes, pauses, signIn, log }: Pick<Deps, 'db' | 'changes' | 'pauses' | 'signIn' | 'log'>,
  { caller, token }: { caller: Caller; token: string },
  stream: SSEStreamingApi,
): Promise<void> {
  const isSignedIn = async () => (await signIn.callerOf(token)) !== null;
  const untold = (error: unknown) => log.warn({ err: error }, 'an event could not be told');
  const gathered = gather(
    gatherMs,
    ({ commitmentId }: CompanyChange) => commitmentId,
    (change) => void tellIfSignedIn(() => tell(change)).catch(untold),
  );
  const stops = [
    gathered.stop,
    changes.subscribe(caller.companyId, gathered.tell),
    pauses.subscribe(() => void tellIfSignedIn(tellOfPauses).catch(untold)),
  ];
  const stop = () => {
    for (const end of stops) end();
  };
  stream.onAbort(stop);

  async function tellIfSignedIn(say: () => Promise<unknown>): Promise<void> {
    if (await isSignedIn()) await say();
    else {
      stop();
      await stream.close();
    }
  }

  const tellOfPauses = () => stream.writeSSE({ event: 'pauses', data: '{}' });

  async function tell({ projectId, ...change }: CompanyChange): Promise<void> {
    if (!visibleProjects(await meOf(read, caller)).includes(projectId)) return;
    await stream.writeSSE({ event: 'changed', data: JSON.stringify(change) });
  }

  try {
    while (!stream.aborted && !stream.closed && (await isSignedIn())) {
      await stream.write(': ping\n\n');
      await stream.sleep(pingMs);
    }
  } catch (error) {
    log.warn({ err: error }, 'an event stream broke off');
  } finally {
    stop();
  }
}
