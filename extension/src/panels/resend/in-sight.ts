/** How much of the button must be in view: rounding never gives all of it. */
const enough = 0.98;
const lookAgainMs = 200;

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
  let isSeen: boolean | null = null;
  let since: number | null = null;
  let lookAgain: ReturnType<typeof setTimeout> | undefined;
  const observer = observe(element, (seen) => {
    isSeen = seen;
    if (seen) since ??= performance.now();
    else if (!isBelowOwnFrame(element)) since = null;
    clearTimeout(lookAgain);
    if (!seen) lookAgain = setTimeout(() => renew(observer, element), lookAgainMs);
  });
  function forMs() {
    // Until the browser has looked once, it has been in sight for no time.
    if (isSeen === null) return 0;
    return isSeen && since !== null ? performance.now() - since : null;
  }
  return {
    forMs,
    forMsNow: () =>
      new Promise((resolve) => {
        const again = observe(element, (seen) => {
          again.disconnect();
          resolve(seen ? forMs() : null);
        });
      }),
    end() {
      clearTimeout(lookAgain);
      observer.disconnect();
    },
  };
}

/** Below the end of a panel that has become longer, and whose frame is about to: no page has a part in that. */
function isBelowOwnFrame(element: Element): boolean {
  return element.getBoundingClientRect().bottom > innerHeight;
}

/** The browser looks when something is drawn anew, which after a moment out of sight may be never. */
function renew(observer: IntersectionObserver, element: Element): void {
  observer.unobserve(element);
  observer.observe(element);
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
