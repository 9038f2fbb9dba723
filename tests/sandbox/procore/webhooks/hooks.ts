import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, iso } from '../clock';
import type { Delivery, Hook, HookEvent } from './hook';
import { payloadOf } from './payload';

/** Milliseconds. */
export interface Patience {
  timeout: number;
  firstRetry: number;
  longestRetry: number;
  giveUp: number;
}

export const usualPatience: Patience = {
  timeout: 5_000,
  firstRetry: 1_000,
  longestRetry: 3600_000,
  giveUp: 12 * 3600_000,
};

export type Hooks = ReturnType<typeof createHooks>;

/** The hooks that are registered. Each event goes to each that has a trigger for it, until it is taken with 2xx. */
export function createHooks(now: Clock, patience: Patience) {
  const hooks: Hook[] = [];
  const stopped = new AbortController();
  const underWay = new Set<Promise<void>>();
  let ids = 9_007_199_254_740_993n;
  let copies = 1;

  async function deliver(hook: Hook, event: HookEvent): Promise<void> {
    const until = now() + patience.giveUp;
    for (let wait = patience.firstRetry; !stopped.signal.aborted; wait = Math.min(wait * 2, patience.longestRetry)) {
      const delivery: Delivery = {
        ...{ event, startedAt: iso(now()), completedAt: null, status: null, error: null },
        outcome: 'under-way',
      };
      hook.deliveries.push(delivery);
      await post(hook, delivery);
      if (delivery.status && delivery.status < 300) return;
      if (now() + wait > until || !hooks.includes(hook)) {
        delivery.outcome = 'discarded';
        return;
      }
      await sleep(wait, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }

  async function post({ url, authorization, payload }: Hook, delivery: Delivery): Promise<void> {
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(patience.timeout)]);
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const body = JSON.stringify(payloadOf(payload, delivery.event));
    try {
      const { status } = await fetch(url, { method: 'POST', headers, body, signal });
      Object.assign(delivery, { status, outcome: status < 300 ? 'ok' : 'retried' });
    } catch (error) {
      Object.assign(delivery, { error: String(error), outcome: 'retried' });
    }
    delivery.completedAt = iso(now());
  }

  const newId = () => String(ids++);
  return {
    all: hooks as readonly Hook[],
    newId,
    add: (hook: Hook) => hooks.push(hook),
    remove(hook: Hook): void {
      hooks.splice(hooks.indexOf(hook), 1);
    },
    /** How often each event is delivered from now on, even when it was taken: Procore says that duplicates happen. */
    deliverTimes(times: number): void {
      copies = times;
    },
    /** Tells everybody who has asked for it, and waits for nothing. */
    tell(happened: Omit<HookEvent, 'id' | 'ulid' | 'at'>): void {
      const event = { ...happened, id: newId(), ulid: randomBytes(13).toString('hex').toUpperCase(), at: iso(now()) };
      const listening = hooks
        .filter((hook) => hook.companyId === event.companyId && (hook.projectId ?? event.projectId) === event.projectId)
        .filter(({ triggers }) =>
          triggers.some((one) => one.resource === event.resource && one.event.toLowerCase() === event.event),
        );
      for (const hook of listening) {
        for (let copy = 0; copy < copies; copy += 1) {
          const delivery = deliver(hook, event).finally(() => underWay.delete(delivery));
          underWay.add(delivery);
        }
      }
    },
    async stop(): Promise<void> {
      stopped.abort();
      await Promise.all(underWay);
    },
  };
}
