import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from './gather';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is told, and when, of letters with a number that come at these milliseconds. */
function told(coming: readonly [number, string][], stopAt = Number.POSITIVE_INFINITY): string[] {
  const said: string[] = [];
  const start = Date.now();
  const gathered = gather(
    1000,
    ([about = '']: string) => about,
    (thing) => void said.push(`${thing} ${Date.now() - start}`),
  );
  for (const [at, thing] of coming) setTimeout(() => gathered.tell(thing), at);
  if (Number.isFinite(stopAt)) setTimeout(gathered.stop, stopAt);
  vi.runAllTimers();
  return said;
}

it.each<[string, [number, string][], string[]]>([
  ['one alone, at once', [[0, 'a1']], ['a1 0']],
  [
    'the first at once and the last in the end',
    [
      [0, 'a1'],
      [10, 'a2'],
      [900, 'a3'],
    ],
    ['a1 0', 'a3 1000'],
  ],
  [
    'what comes after that, in its own time',
    [
      [0, 'a1'],
      [10, 'a2'],
      [1500, 'a3'],
    ],
    ['a1 0', 'a2 1000', 'a3 2000'],
  ],
  [
    'what comes late, at once',
    [
      [0, 'a1'],
      [1200, 'a2'],
    ],
    ['a1 0', 'a2 1200'],
  ],
  [
    'others by themselves',
    [
      [0, 'a1'],
      [5, 'b1'],
      [10, 'a2'],
    ],
    ['a1 0', 'b1 5', 'a2 1000'],
  ],
])('tells %s', (_, coming, expected) => {
  expect(told(coming)).toEqual(expected);
});

it('tells nothing once it is stopped', () => {
  expect(
    told(
      [
        [0, 'a1'],
        [10, 'a2'],
      ],
      500,
    ),
  ).toEqual(['a1 0']);
});
