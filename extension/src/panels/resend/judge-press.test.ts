import { expect, test } from 'vitest';
import { judgePress, type Press } from './judge-press';

const honest: Press = { inSightMs: 500, place: { plain: true, steadyMs: 500 }, cameFirst: true, calmMs: 500 };

test.each<[string, Partial<Press>, string]>([
  ['of a button that was seen', {}, 'counts'],
  ['just after the panel opened', { inSightMs: 499 }, 'again'],
  ['just after the panel was moved', { place: { plain: true, steadyMs: 499 } }, 'again'],
  ['by a pointer that the panel came under', { cameFirst: false }, 'again'],
  ['in a row of clicks', { calmMs: 499 }, 'again'],
  ['of a covered button', { inSightMs: null }, 'elsewhere'],
  ['where the browser cannot tell', { inSightMs: null, place: null }, 'elsewhere'],
  ['of a masked button', { place: { plain: false, steadyMs: 9000 } }, 'elsewhere'],
  ['where the page cannot be looked at', { place: null }, 'elsewhere'],
  ['of a button that is covered and was just moved', { inSightMs: null, cameFirst: false, calmMs: 0 }, 'elsewhere'],
])('a press %s', (_, change, verdict) => {
  expect(judgePress({ ...honest, ...change })).toBe(verdict);
});
