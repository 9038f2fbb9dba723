import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until `holds`, and says what was seen last when it never does. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  holds: (seen: T) => boolean,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = await ask();
    if (holds(seen)) return seen;
    if (Date.now() > end)
      throw new Error(`${what} was not seen in ${timeoutMs / 1000} s. Last seen: ${JSON.stringify(seen)}`);
    await sleep(200);
  }
}
