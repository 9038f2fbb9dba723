import { describe, expect, it } from 'vitest';
import { createPace } from './pace';
import { later } from './schedule';

const start = '2026-11-18T15:00:00.000Z';
const limit = (calls: number, left: number) => ({ restMs: 0, limit: { calls, left, windowMs: 1_000 } });

/** A provider that takes `calls` in windows of a second, which begin with a call; `others` use it too. */
function provider(calls: number, others = 0) {
  let openedAt = Number.NEGATIVE_INFINITY;
  let used = 0;
  let refused = 0;
  return {
    refused: () => refused,
    answer(at: number) {
      if (at - openedAt >= 1_000) [openedAt, used] = [at, others];
      used += 1;
      if (used > calls) refused += 1;
      const isLimited = used > calls;
      return { ...limit(calls, Math.max(0, calls - used)), restMs: isLimited ? 1_000 : 0, isLimited };
    },
  };
}

/** Calls one after the other for `seconds`, each under way for `tripMs`; how many were made. */
function calledFor(seconds: number, to: ReturnType<typeof provider>, tripMs: () => number): number {
  const pace = createPace();
  const began = Date.parse(start);
  let [now, made] = [began, 0];
  while (now < began + seconds * 1_000) {
    const at = new Date(now).toISOString();
    if (at < pace.restUntil()) {
      now = Date.parse(pace.restUntil());
      continue;
    }
    now += pace.waitMs(at);
    const window = pace.called(new Date(now).toISOString());
    const there = now + tripMs() / 2;
    const answer = to.answer(there);
    now = there + tripMs() / 2;
    pace.heed(answer, new Date(now).toISOString(), window);
    made += 1;
  }
  return made;
}

describe('a provider with a limit', () => {
  it.each([
    [2, 10],
    [10, 10],
    [10, 40],
    [50, 4],
  ])('of %i a second, %i ms away: is used to 0.95 of it and never beyond', (calls, trip) => {
    const to = provider(calls);
    expect(calledFor(20, to, () => trip)).toBeGreaterThanOrEqual(20 * calls * 0.95);
    expect(to.refused()).toBe(0);
  });

  it('whose answers take now long, now short: is never called too often', () => {
    const to = provider(10);
    const trips = [2, 180, 5, 90, 1, 240];
    let turn = 0;
    expect(calledFor(20, to, () => trips[turn++ % trips.length] ?? 0)).toBeGreaterThan(100);
    expect(to.refused()).toBe(0);
  });

  it('that others use too: what they leave is used, and not more', () => {
    const to = provider(10, 6);
    expect(calledFor(20, to, () => 10)).toBeGreaterThanOrEqual(70);
    expect(to.refused()).toBe(0);
  });

  it('is not thought to have begun a window by an answer to an earlier call', () => {
    const pace = createPace();
    const first = pace.called(start);
    pace.heed(limit(10, 9), start, first);
    const next = pace.called(later(start, 1_000));
    pace.heed(limit(10, 0), later(start, 1_001), first);
    pace.heed(limit(10, 0), later(start, 1_020), next);
    expect(pace.restUntil()).toBe(later(start, 2_020));
  });

  it('has no more calls under way than it has left', () => {
    const pace = createPace();
    for (const left of [9, 8, 7, 6, 5, 4, 3]) pace.heed(limit(10, left), start, 0);
    expect([1, 2, 3].map((underWay) => pace.isFull(underWay))).toEqual([false, false, true]);
  });
});

it('calls one at a time before the first answer, and after one too many', () => {
  const pace = createPace();
  expect([pace.isFull(0), pace.isFull(1)]).toEqual([false, true]);
  for (let turn = 0; turn < 40; turn += 1) pace.heed({ restMs: 0 }, start, 0);
  expect([pace.isFull(5), pace.isFull(6)]).toEqual([false, true]);
  pace.heed({ restMs: 1_000, isLimited: true }, start, 0);
  expect([pace.isFull(0), pace.isFull(1)]).toEqual([false, true]);
  expect(pace.restUntil()).toBe(later(start, 1_000));
});

it('does not wait for a clock that was set back', () => {
  const pace = createPace();
  pace.heed(limit(10, 9), start, 0);
  pace.called(start);
  expect(pace.waitMs(later(start, -3_600_000))).toBeLessThanOrEqual(102);
});
