/** So long after the panel has become longer or shorter, its frame may not have followed and cut it off. */
export const longestGrowthMs = 500;

/** Since when a button has been in sight, from one look to the next. `now` is in ms. */
export function seenSince(now: () => number) {
  let isSeen: boolean | null = null;
  let since: number | null = null;
  let grewAt = Number.NEGATIVE_INFINITY;
  let forgivenFrom: number | null = null;
  return {
    /** The panel itself has another height: no page can bring that about and leave the width. */
    grew(): void {
      grewAt = now();
    },
    hear(seen: boolean): void {
      isSeen = seen;
      if (!seen && now() - grewAt <= longestGrowthMs) forgivenFrom ??= now();
      else if (!seen || (forgivenFrom !== null && now() - forgivenFrom > longestGrowthMs)) since = null;
      if (!seen) return;
      forgivenFrom = null;
      since ??= now();
    },
    /** 0 until it was looked at once; `null` where it is not in sight. */
    forMs(): number | null {
      if (isSeen === null) return 0;
      return isSeen && since !== null ? now() - since : null;
    },
  };
}
