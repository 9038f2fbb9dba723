import { expect, it } from 'vitest';
import { limitTold, restAskedFor } from './rest-asked-for';

it.each([
  ['nothing said', {}, 200, 0],
  ['retry-after in seconds', { 'retry-after': '7' }, 429, 7_000],
  ['retry-after before the reset', { 'retry-after': '2', 'ratelimit-reset': '9' }, 429, 2_000],
  ['retry-after of an overloaded server', { 'retry-after': '30' }, 503, 30_000],
  ['nothing remains after a yes', { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }, 200, 0],
  ['429 that names a reset', { 'ratelimit-remaining': '0', 'ratelimit-reset': '2' }, 429, 2_000],
  ['429 that names no time', {}, 429, 1_000],
  ['retry-after that is no number', { 'retry-after': 'soon' }, 503, 0],
  ['no answer at all', {}, null, 0],
] as const)('%s', (_, headers, status, ms) => {
  expect(restAskedFor(headers, status)).toBe(ms);
});

const told = (limit: string, remaining: string, reset: string, policy?: string) => ({
  ...{ 'ratelimit-limit': limit, 'ratelimit-remaining': remaining, 'ratelimit-reset': reset },
  ...(policy ? { 'ratelimit-policy': policy } : {}),
});

it.each([
  ['a limit', told('10', '3', '1'), { calls: 10, left: 3, windowMs: 1_000 }],
  ['one that is used up', told('2', '0', '1'), { calls: 2, left: 0, windowMs: 1_000 }],
  ['its window', told('100', '40', '7', '100;w=60'), { calls: 100, left: 40, windowMs: 60_000 }],
  ['a window that is over', told('5', '5', '0'), { calls: 5, left: 5, windowMs: 1_000 }],
  ['no limit', {}, undefined],
  ['a limit of nothing', told('0', '0', '1'), undefined],
  ['a limit that is no number', told('many', '1', '1'), undefined],
  ['half a limit', { 'ratelimit-limit': '10' }, undefined],
])('%s is told', (_, headers, limit) => {
  expect(limitTold(headers)).toEqual(limit);
});
