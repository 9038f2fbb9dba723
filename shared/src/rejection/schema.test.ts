import { expect, test } from 'vitest';
import { rejectRequest } from './schema';

test.each([
  ['a comment', { comment: 'Cost code 03-300 is closed.' }, true],
  ['a comment and what it is about', { comment: 'See line 2.', reasonCodes: ['cost-code', 'amount'] }, true],
  ['no comment', {}, false],
  ['an empty comment', { comment: '' }, false],
  ['a comment of spaces and line ends', { comment: ' \n\t ' }, false],
  ['a comment of 10,001 characters', { comment: 'x'.repeat(10_001) }, false],
  ['a reason nobody knows', { comment: 'No.', reasonCodes: ['mood'] }, false],
  ['six reasons', { comment: 'No.', reasonCodes: Array(6).fill('other') }, false],
  ['something else besides', { comment: 'No.', force: true }, false],
])('a rejection with %s', (_, body, ok) => {
  expect(rejectRequest.safeParse(body).success).toBe(ok);
});
