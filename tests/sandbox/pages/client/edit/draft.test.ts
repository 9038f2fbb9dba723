import type { Commitment } from '@rebound/shared/commitment/schema';
import { describe, expect, test } from 'vitest';
import { centsIn, type Draft, draftOf, editFrom, emptyLine, rebased } from './draft';

const commitment = {
  number: 'SC-1042',
  title: 'Concrete works',
  contractCompany: { id: '3102', name: 'Harbor Concrete', erpCode: 'V-2317' },
  status: 'Approved',
  startDate: '2026-09-14',
  completionDate: null,
  retainagePercent: 10,
  lines: [
    {
      id: 'a',
      description: 'Slab',
      costCode: { code: '03-3000', inErp: true },
      costType: 'Labor',
      amountCents: 1_234_567,
    },
  ],
} as unknown as Commitment;
const base = draftOf(commitment);
const line = base.lines[0] ?? emptyLine();

describe('an edit names what differs and nothing else', () => {
  test.each<[Partial<Draft>, object]>([
    [{}, {}],
    [{ title: 'Concrete' }, { title: 'Concrete' }],
    [{ contractCompanyId: '' }, { contractCompanyId: null }],
    [
      { startDate: '', completionDate: '2027-01-02' },
      { startDate: null, completionDate: '2027-01-02' },
    ],
    [{ retainagePercent: '' }, { retainagePercent: null }],
    [{ retainagePercent: '7.5%' }, { retainagePercent: 7.5 }],
    [
      { lines: [{ ...line, costType: '', amount: '$ 12,000.5' }] },
      { lines: [{ id: 'a', description: 'Slab', costCode: '03-3000', costType: null, amountCents: 1_200_050 }] },
    ],
    [{ lines: [] }, { lines: [] }],
  ])('%j', (typed, edit) => {
    expect(editFrom(base, { ...base, ...typed })).toEqual({ edit, problems: {} });
  });
});

test('what cannot be read is named by its field', () => {
  const draft = { ...base, retainagePercent: 'ten', lines: [{ ...line, amount: '1.234' }] };
  expect(Object.keys(editFrom(base, draft).problems)).toEqual(['retainagePercent', 'lines.0.amountCents']);
});

test('on a newer version, what was typed stays and what was not is renewed', () => {
  const newer = draftOf({ ...commitment, title: 'Somebody else’s title', retainagePercent: 5 });
  expect(rebased({ ...base, title: 'Mine' }, base, newer)).toEqual({ ...newer, title: 'Mine' });
});

test.each([
  ['0', 0],
  ['12,345.67', 1_234_567],
  ['-3.5', -350],
  ['0.29', 29],
  ['', null],
  ['1e5', null],
  ['1.2.3', null],
])('%s is %s cents', (text, cents) => {
  expect(centsIn(text)).toBe(cents);
});
