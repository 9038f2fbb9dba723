const everyMs = 400;

/** Calls `moved` at a move within the document where the browser does not tell of it: a page that is none of ours is not watched. */
export function followAddress(moved: () => void, signal: AbortSignal): void {
  if (globalThis.navigation) return;
  let last = location.href;
  const timer = setInterval(() => {
    if (last === location.href) return;
    last = location.href;
    moved();
  }, everyMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}
