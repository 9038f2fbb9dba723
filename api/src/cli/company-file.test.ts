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

it.each([
  [undefined, []],
  [
    ['2027-01-01', '2026-12-25', '2026-12-25'],
    ['2026-12-25', '2027-01-01'],
  ],
  [['2026-02-30'], null],
  [['2026-12-25T00:00:00Z'], null],
  ['2026-12-25', null],
  [Array.from({ length: 101 }, () => '2026-12-25'), null],
])('a company with the holidays %j has %j', (holidays, expected) => {
  const { data } = companyFile.safeParse({ ...smallCompany(), holidays });
  expect(data?.holidays ?? null).toEqual(expected);
});
