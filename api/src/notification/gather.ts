/**
 * A `tell` that says the first of several things about one `key` at once, and of what comes within `ms` after it only the
 * last, when that time is over. `stop` forgets what waits.
 */
export function gather<T>(ms: number, key: (thing: T) => string, tell: (thing: T) => void) {
  const waiting = new Map<string, { timer: NodeJS.Timeout; last: T | null }>();

  function say(thing: T): void {
    tell(thing);
    waiting.set(key(thing), { timer: setTimeout(() => over(key(thing)), ms), last: null });
  }

  function over(about: string): void {
    const last = waiting.get(about)?.last;
    waiting.delete(about);
    if (last) say(last);
  }

  return {
    tell(thing: T): void {
      const held = waiting.get(key(thing));
      if (held) held.last = thing;
      else say(thing);
    },
    stop(): void {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
