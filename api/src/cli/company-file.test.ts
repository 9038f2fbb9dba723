import { expect, it } from 'vitest';
import { smallCompany } from '../testing/small-company';
import { companyFile } from './company-file';

it.each([
  [undefined, 10],
  [0, 0],
  [30, 30],
  [31, null],
  [-1, null],
  [2.5, null],
  ['10', null],
])('a company that holds its letters for %j seconds holds them for %j', (undoSeconds, expected) => {
  const { data } = companyFile.safeParse({ ...smallCompany(), undoSeconds });
  expect(data?.undoSeconds ?? null).toBe(expected);
});
