/** How much of the button must be in view: rounding never gives all of it. */
const enough = 0.98;

/** What IntersectionObserver's second version adds, which not every browser has. */
interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export interface Sight {
  /** For how many ms the element has been in plain sight; `null` where it is not. */
  forMs(): number | null;
  /** The same, after a look that is newer than the call. */
  forMsNow(): Promise<number | null>;
  end(): void;
}

/** In a window of our own nothing of anybody else can be over an element: it is in sight from now on. */
export function ownWindow(): Sight {
  const shownAt = performance.now();
  const forMs = () => performance.now() - shownAt;
  return { forMs, forMsNow: async () => forMs(), end: () => undefined };
}

/**
 * Watches whether `element` is in plain sight, through every document around: not covered, cut, shrunk or faded. `null`
 * where the browser cannot tell.
 */
export function sightOf(element: Element): Sight | null {
  if (!canTell()) return null;
  // Until the browser has looked once, it has been in sight for no time.
  let since: number | null = Number.POSITIVE_INFINITY;
  const observer = observe(element, (seen) => {
    since = seen ? Math.min(since ?? performance.now(), performance.now()) : null;
  });
  const forMs = () => (since === null ? null : Math.max(0, performance.now() - since));
  return {
    forMs,
    forMsNow: () =>
      new Promise((resolve) => {
        const again = observe(element, (seen) => {
          again.disconnect();
          resolve(seen ? forMs() : null);
        });
      }),
    end: () => observer.disconnect(),
  };
}

function observe(element: Element, tell: (inPlainSight: boolean) => void): IntersectionObserver {
  // 100 ms is the shortest delay that browsers take.
  const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, enough, 1] };
  const observer = new IntersectionObserver((entries: SeenEntry[]) => {
    const last = entries.at(-1);
    tell(last?.isVisible === true && last.intersectionRatio >= enough);
  }, options);
  observer.observe(element);
  return observer;
}

function canTell(): boolean {
  return 'IntersectionObserverEntry' in globalThis && 'isVisible' in IntersectionObserverEntry.prototype;
}
