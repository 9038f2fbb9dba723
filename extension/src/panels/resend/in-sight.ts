import { seenSince } from './seen-since';

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
  const seen = seenSince(() => performance.now());
  const growth = new ResizeObserver(() => seen.grew());
  growth.observe(document.body);
  let lookAgain: ReturnType<typeof setTimeout> | undefined;
  function hear(inPlainSight: boolean): void {
    seen.hear(inPlainSight);
    clearTimeout(lookAgain);
    if (!inPlainSight) lookAgain = setTimeout(() => renew(observer, element), lookAgainMs);
  }
  const observer = observe(element, hear);
  return {
    forMs: seen.forMs,
    forMsNow: () =>
      new Promise((resolve) => {
        const again = observe(element, (inPlainSight) => {
          again.disconnect();
          hear(inPlainSight);
          resolve(seen.forMs());
        });
      }),
    end() {
      clearTimeout(lookAgain);
      observer.disconnect();
      growth.disconnect();
    },
  };
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
