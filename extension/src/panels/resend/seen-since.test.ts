import { expect, test } from 'vitest';
import { seenSince } from './seen-since';

type Step = readonly [atMs: number, what: 'seen' | 'hidden' | 'grew'];

function seenAt(ms: number, steps: readonly Step[]): number | null {
  let now = 0;
  const seen = seenSince(() => now);
  for (const [atMs, what] of steps) {
    now = atMs;
    if (what === 'grew') seen.grew();
    else seen.hear(what === 'seen');
  }
  now = ms;
  return seen.forMs();
}

test.each<[string, number | null, readonly Step[]]>([
  ['before the first look', 0, []],
  ['seen all the time', 900, [[100, 'seen']]],
  ['hidden', null, [[100, 'hidden']]],
  [
    'hidden now',
    null,
    [
      [100, 'seen'],
      [900, 'hidden'],
    ],
  ],
  [
    'hidden for a moment',
    100,
    [
      [100, 'seen'],
      [800, 'hidden'],
      [900, 'seen'],
    ],
  ],
  [
    'hidden as the panel grows',
    null,
    [
      [100, 'seen'],
      [890, 'grew'],
      [900, 'hidden'],
    ],
  ],
  [
    'hidden for a moment as the panel grew',
    900,
    [
      [100, 'seen'],
      [490, 'grew'],
      [500, 'hidden'],
      [700, 'seen'],
    ],
  ],
  [
    'hidden time and again as the panel grew',
    900,
    [
      [100, 'seen'],
      [290, 'grew'],
      [300, 'hidden'],
      [400, 'hidden'],
      [500, 'seen'],
      [690, 'grew'],
      [700, 'hidden'],
      [900, 'seen'],
    ],
  ],
  [
    'hidden for long as the panel grew',
    50,
    [
      [100, 'seen'],
      [190, 'grew'],
      [200, 'hidden'],
      [600, 'grew'],
      [650, 'hidden'],
      [950, 'seen'],
    ],
  ],
  [
    'hidden long after the panel grew',
    50,
    [
      [100, 'seen'],
      [190, 'grew'],
      [700, 'hidden'],
      [950, 'seen'],
    ],
  ],
  [
    'hidden as the panel grew, and afterwards',
    50,
    [
      [100, 'seen'],
      [390, 'grew'],
      [400, 'hidden'],
      [930, 'hidden'],
      [950, 'seen'],
    ],
  ],
  [
    'hidden from the start, and the panel grows',
    100,
    [
      [90, 'grew'],
      [100, 'hidden'],
      [900, 'seen'],
    ],
  ],
])('%s: %s ms at 1000', (_how, ms, steps) => expect(seenAt(1000, steps)).toBe(ms));
