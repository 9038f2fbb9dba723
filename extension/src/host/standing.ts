/** For so long after a move a page may still show what stood there before. */
const moveMs = 3000;

/**
 * Tells for how many milliseconds what a script reads has stood on the page, at least; `null` where nobody can tell, as
 * of a document out of the browser's cache. What comes after a move within the document is as old as the move, or, to who
 * is `strict`, of no known age: the page may have kept it. What changes before our eyes is new.
 */
export function createStanding({ strict }: { strict: boolean }) {
  let path: string | undefined;
  let shown = '';
  let since: number | null = null;
  let movedAt = Number.NEGATIVE_INFINITY;
  return (address: URL, what: string): number | null => {
    const now = performance.now();
    if (path !== address.pathname) {
      const isFirst = path === undefined && isAsLoaded(address);
      since = isFirst ? loadedAt() : strict ? null : now;
      if (!isFirst) movedAt = now;
      path = address.pathname;
      shown = what;
    } else if (what && what !== shown) {
      if (shown && !(strict && now - movedAt < moveMs)) since = now;
      shown = what;
    }
    return since === null ? null : Math.round(now - since);
  };
}

/** Whether the document was loaded at this very address, and is not shown there by a move within it. */
function isAsLoaded({ origin, pathname }: URL): boolean {
  const { name } = navigation() ?? { name: '' };
  return name !== '' && new URL(name).origin === origin && new URL(name).pathname === pathname;
}

/** On the clock of the document, which begins when it is asked for. */
function loadedAt(): number | null {
  return navigation()?.type === 'back_forward' ? null : 0;
}

function navigation(): PerformanceNavigationTiming | undefined {
  return performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
}
