interface Watcher {
  scan(): void;
  /** The narrowest element whose changes matter now; none where the page is not one of ours. */
  watched(): Element | undefined;
  attributes(): readonly string[];
}

const betweenScansMs = 120;

/**
 * Calls `scan` when the page may have changed: at most every 120 ms, never starved by a busy page, deaf to what a scan
 * itself did, and asleep while the tab is hidden.
 */
export function watch({ scan, watched, attributes }: Watcher, signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let root: Element | undefined;
  const observer = new MutationObserver(soon);

  function soon() {
    timer ??= setTimeout(scanNow, betweenScansMs);
  }

  function scanNow() {
    clearTimeout(timer);
    timer = undefined;
    if (signal.aborted || document.hidden) return;
    scan();
    // Dropping the records of our own changes is what keeps us from answering ourselves.
    observer.takeRecords();
    const wanted = watched();
    if (wanted !== root || !root?.isConnected) observe(wanted);
  }

  function observe(wanted: Element | undefined) {
    observer.disconnect();
    root = wanted;
    if (!root) return;
    const names = [...attributes()];
    observer.observe(root, { childList: true, subtree: true, ...(names.length ? { attributeFilter: names } : {}) });
    // The root itself can be replaced: that shows in its ancestors' own children. A dark mode shows in the topmost.
    for (let at = root.parentElement; at; at = at.parentElement)
      observer.observe(at, { childList: true, attributes: !at.parentElement });
  }

  function visibilityChanged() {
    if (!document.hidden) return scanNow();
    observer.disconnect();
    root = undefined;
  }

  document.addEventListener('visibilitychange', visibilityChanged, { signal });
  // A frame that has loaded changes nothing in this document's tree.
  document.addEventListener('load', soon, { signal, capture: true });
  for (const type of ['popstate', 'hashchange', 'pageshow']) addEventListener(type, soon, { signal });
  globalThis.navigation?.addEventListener('currententrychange', soon, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
  return { scan: scanNow };
}
