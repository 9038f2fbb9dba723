import { expect, test } from 'vitest';
import { poolSize, rowHeight, visibleRows } from './visible-rows';

test.each([
  [{ scrollTop: 0, height: 330 }, 70, { first: 0, end: 14 }],
  [{ scrollTop: 330, height: 330 }, 70, { first: 6, end: 24 }],
  [{ scrollTop: 70 * rowHeight - 330, height: 330 }, 70, { first: 56, end: 70 }],
  [{ scrollTop: 5000, height: 330 }, 3, { first: 3, end: 3 }],
  [{ scrollTop: 0, height: 330 }, 0, { first: 0, end: 0 }],
])('%j of %i rows shows %j', (viewport, count, shown) => {
  expect(visibleRows(viewport, count)).toEqual(shown);
});

test('no place in a long list needs more row elements than the pool has', () => {
  for (const height of [1, 240, 571, 1400]) {
    for (let scrollTop = 0; scrollTop < 1000 * rowHeight; scrollTop += 7) {
      const { first, end } = visibleRows({ scrollTop, height }, 1000);
      expect(end - first).toBeLessThanOrEqual(poolSize(height));
    }
  }
});
