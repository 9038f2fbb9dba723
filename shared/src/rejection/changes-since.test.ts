import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCommitment, aLine } from '../commitment/commitment.fixture';
import type { Commitment, Line } from '../commitment/schema';
import { changesBetween } from './changes-since';

const rebar = aLine({
  id: 'line-2',
  description: 'Rebar',
  costCode: { code: '03-200', inErp: true },
  amountCents: 9_99,
});
const before = aCommitment({ lines: [aLine(), rebar] });
const harbor = { id: 'harbor', name: 'Harbor Concrete', erpCode: 'V-2317' };
const since = (changes: Partial<Commitment>) =>
  changesBetween(before, { ...before, ...changes }).map(({ field, line, from, to }) => [field, line, from, to]);

describe('what changed since the rejection', () => {
  test.each<[string, Partial<Commitment>, (string | number | null)[]]>([
    ['the number', { number: 'SC-1043' }, ['number', null, 'SC-1042', 'SC-1043']],
    ['the title', { title: 'Concrete' }, ['title', null, 'Concrete works', 'Concrete']],
    ['the status', { status: 'Draft' }, ['status', null, 'Approved', 'Draft']],
    ['a start date taken away', { startDate: null }, ['start-date', null, '2026-09-01', null]],
    ['the completion date', { completionDate: '2027-04-30' }, ['completion-date', null, '2027-03-31', '2027-04-30']],
    ['retainage', { retainagePercent: 5 }, ['retainage', null, '10%', '5%']],
    ['no retainage is not 0', { retainagePercent: null }, ['retainage', null, '10%', null]],
    [
      'another contract company',
      { contractCompany: { id: 'tidal', name: 'Tidal Works', erpCode: null } },
      ['contract-company', null, 'Harbor Concrete (V-2317)', 'Tidal Works'],
    ],
    [
      'the same company, unlinked',
      { contractCompany: { ...harbor, erpCode: null } },
      ['contract-company', null, 'Harbor Concrete (V-2317)', 'Harbor Concrete'],
    ],
    ['no company', { contractCompany: null }, ['contract-company', null, 'Harbor Concrete (V-2317)', null]],
  ])('%s', (_, changes, expected) => {
    expect(since(changes)).toEqual([expected]);
  });

  test.each<[string, Partial<Line>, (string | number | null)[]]>([
    ['its description', { description: 'Rebar, epoxy' }, ['line-description', 2, 'Rebar', 'Rebar, epoxy']],
    ['a description taken away', { description: '' }, ['line-description', 2, 'Rebar', null]],
    ['its cost code', { costCode: { code: '03-210', inErp: true } }, ['line-cost-code', 2, '03-200', '03-210']],
    ['its cost type', { costType: 'Material' }, ['line-cost-type', 2, 'Subcontract', 'Material']],
    ['its amount', { amountCents: 1_234_567_89 }, ['line-amount', 2, '9.99', '1,234,567.89']],
  ])('of a line, %s', (_, changes, expected) => {
    expect(since({ lines: [aLine(), { ...rebar, ...changes }] })).toEqual([expected]);
  });

  test('a line that came, named by its place now', () => {
    const pump = aLine({ id: 'line-3', description: 'Pump', costCode: null, amountCents: 50_00 });
    expect(since({ lines: [pump, aLine(), rebar] })).toEqual([['line-added', 1, null, 'Subcontract · Pump · 50.00']]);
  });

  test('a line that went, named by its place then', () => {
    expect(since({ lines: [rebar] })).toEqual([
      ['line-removed', 1, '03-300 · Subcontract · Slab on grade · 12,500.00', null],
    ]);
  });

  test('lines in another order are the same lines', () => {
    expect(since({ lines: [rebar, aLine()] })).toEqual([]);
  });

  test('what accounting does not judge is no change', () => {
    expect(since({ erpState: 'awaiting', version: 9, round: 2 })).toEqual([]);
  });

  test('several changes stand in the order of the form', () => {
    const changes = since({ status: 'Draft', number: 'SC-1', lines: [{ ...rebar, amountCents: 1 }] });
    expect(changes.map(([field]) => field)).toEqual(['number', 'status', 'line-amount', 'line-removed']);
  });
});

const judged = fc.record({
  number: fc.string(),
  title: fc.string(),
  contractCompany: fc.option(fc.record({ id: fc.uuid(), name: fc.string(), erpCode: fc.option(fc.string()) })),
  status: fc.constantFrom('Draft', 'Approved', 'Complete'),
  startDate: fc.option(fc.constantFrom('2026-01-01', '2026-02-01')),
  completionDate: fc.option(fc.constantFrom('2027-01-01', '2027-02-01')),
  retainagePercent: fc.option(fc.integer({ min: 0, max: 100 })),
  lines: fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      description: fc.string(),
      costCode: fc.option(fc.record({ code: fc.string(), inErp: fc.boolean() })),
      costType: fc.option(fc.string()),
      amountCents: fc.integer(),
    }),
    { selector: (line) => line.id, maxLength: 6 },
  ),
});

test('nothing differs from itself', () => {
  fc.assert(
    fc.property(judged, (one) => {
      expect(changesBetween(one, structuredClone(one))).toEqual([]);
    }),
  );
});

test('the way back has as many changes, with From and To exchanged', () => {
  fc.assert(
    fc.property(judged, judged, (one, other) => {
      const there = changesBetween(one, other).map(({ from, to }) => JSON.stringify([from, to]));
      const back = changesBetween(other, one).map(({ from, to }) => JSON.stringify([to, from]));
      expect(back.sort()).toEqual(there.sort());
    }),
  );
});
