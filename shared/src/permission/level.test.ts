import { expect, test } from 'vitest';
import { isAtLeast, type Level, levels } from './level';

test.each<[Level, readonly Level[]]>([
  ['none', ['none']],
  ['read-only', ['none', 'read-only']],
  ['standard', ['none', 'read-only', 'standard']],
  ['admin', levels],
])('%s is at least %o', (level, covered) => {
  expect(levels.filter((wanted) => isAtLeast(level, wanted))).toEqual(covered);
});
