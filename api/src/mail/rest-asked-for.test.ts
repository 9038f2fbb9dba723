import { expect, it } from 'vitest';
import { restAskedFor } from './rest-asked-for';

it.each([
  ['nothing said', {}, 200, 0],
  ['retry-after in seconds', { 'retry-after': '7' }, 429, 7_000],
  ['retry-after before the reset', { 'retry-after': '2', 'ratelimit-reset': '9' }, 429, 2_000],
  ['retry-after of an overloaded server', { 'retry-after': '30' }, 503, 30_000],
  ['nothing remains after a yes', { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }, 200, 1_000],
  ['something remains', { 'ratelimit-remaining': '1', 'ratelimit-reset': '1' }, 200, 0],
  ['429 that names no time', {}, 429, 1_000],
  ['retry-after that is no number', { 'retry-after': 'soon' }, 503, 0],
  ['no answer at all', {}, null, 0],
] as const)('%s', (_, headers, status, ms) => {
  expect(restAskedFor(headers, status)).toBe(ms);
});
