export interface Viewport {
  scrollTop: number;
  height: number;
}

export const rowHeight = 33;
const overscan = 4;

/** The places of the rows to draw, `first` included and `end` not: those in view and a few around them. */
export function visibleRows({ scrollTop, height }: Viewport, count: number): { first: number; end: number } {
  const first = Math.floor(scrollTop / rowHeight) - overscan;
  const end = Math.ceil((scrollTop + height) / rowHeight) + overscan;
  return { first: Math.max(0, Math.min(first, count)), end: Math.min(count, Math.max(0, end)) };
}

/** How many row elements a viewport of `height` ever needs: each shows row after row as the list scrolls. */
export function poolSize(height: number): number {
  return Math.ceil(height / rowHeight) + 2 * overscan + 1;
}
