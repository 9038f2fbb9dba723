import { browser } from 'wxt/browser';
import type { Answered, HostRequests } from '../background/messages';

/** Asks the background; `null` where it refuses or is gone, as after an update of the extension. */
export async function askBackground<K extends keyof HostRequests>(
  type: K,
  body: HostRequests[K]['body'],
): Promise<HostRequests[K]['answer'] | null> {
  if (!isAlive()) return null;
  const answered = browser.runtime.sendMessage({ type, body }) as Promise<
    Answered<HostRequests[K]['answer']> | undefined
  >;
  const answer = await answered.catch(() => null);
  return answer?.ok ? answer.value : null;
}

/** Whether this script still belongs to an installed extension. */
export function isAlive(): boolean {
  return Boolean(browser.runtime?.id);
}
