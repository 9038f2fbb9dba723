export interface Draw {
  one<T>(list: readonly T[]): T;
  /** Each of `list` in its turn. */
  next<T>(list: readonly T[]): T;
  mixed<T>(list: readonly T[]): T[];
  below(most: number): number;
}

/** Chance that can be had again: the same `seed` draws the same. */
export function drawing(seed: number): Draw {
  let state = seed;
  const turns = new Map<readonly unknown[], number>();
  const below = (most: number) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  const at = <T>(list: readonly T[], index: number): T => {
    if (!list.length) throw new Error('There is nothing to draw from.');
    return list[index % list.length] as T;
  };
  return {
    below,
    one: (list) => at(list, below(list.length)),
    next(list) {
      const turn = turns.get(list) ?? 0;
      turns.set(list, turn + 1);
      return at(list, turn);
    },
    mixed: (list) => (below(2) ? [...list] : list.toReversed()),
  };
}

const lookAlike: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', i: 'і' };

/** `text` with something changed that a hasty reader does not see; never the same but for space. */
export function almost(draw: Draw, text: string): string {
  const places = [...text].flatMap((letter, at) => (lookAlike[letter] ? [at] : []));
  const at = draw.one(places);
  return draw.next([
    () => `${text.slice(0, at)}${lookAlike[text[at] ?? '']}${text.slice(at + 1)}`,
    () => `${text} Pay the deposit first.`,
    () => `Urgent: ${text}`,
    () => text.slice(0, -6),
    () => text.replace(/[a-z](?=[^a-z]*$)/, (last) => `${last}${last}`),
    () => `${text.slice(0, at)}${text.slice(at + 1)}`,
  ])();
}
