import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCommitment, aLine } from '../commitment/commitment.fixture';
import type { ErpConnection } from '../commitment/erp-connection';
import * as erps from '../commitment/erp-connections.fixture';
import type { Commitment } from '../commitment/schema';
import { isBlocking, preflight } from './preflight';

const { sage300, spectrum, vista, intacct, quickbooksDesktop, netsuite, undemanding } = erps;
const faults = (commitment: Commitment, connection: ErpConnection) =>
  preflight(commitment, connection)
    .filter(isBlocking)
    .map((check) => check.code);

const long = (length: number) => 'x'.repeat(length);
const noCode = aLine({ id: 'line-2', costCode: null });
const foreignCode = aLine({ id: 'line-2', costCode: { code: '99-999', inErp: false } });
const material = aLine({ id: 'line-2', costType: 'Material' });
const untyped = aLine({ id: 'line-2', costType: null });

describe('what stands in the way', () => {
  test.each(Object.values(erps))('nothing for $name, when all is as it should be', (connection) => {
    const expected = connection === netsuite ? ['kind-taken'] : [];
    expect(faults(aCommitment(), connection)).toEqual(expected);
  });

  test.each<[ErpConnection, string, Partial<Commitment>, string[]]>([
    [sage300, 'a number of 12', { number: long(12) }, []],
    [sage300, 'a number of 13', { number: long(13) }, ['number-length']],
    [sage300, 'a title of 30', { title: long(30) }, []],
    [sage300, 'a title of 31', { title: long(31) }, ['title-length']],
    [sage300, 'a title of 30 emoji', { title: '🏗'.repeat(30) }, []],
    [sage300, 'a subcontract that is Complete', { status: 'Complete' }, []],
    [sage300, 'a subcontract that is Draft', { status: 'Draft' }, ['status']],
    [sage300, 'a purchase order that is Approved', { kind: 'purchase-order' }, []],
    [sage300, 'a purchase order that is Received', { kind: 'purchase-order', status: 'Received' }, ['status']],
    [sage300, 'no contract company', { contractCompany: null }, ['contract-company-linked']],
    [sage300, 'no line', { lines: [] }, ['has-lines']],
    [sage300, 'a line without cost code', { lines: [aLine(), noCode] }, ['cost-codes']],
    [sage300, 'a line without cost type', { lines: [aLine(), untyped] }, ['cost-types']],
    [sage300, 'lines of two cost types', { lines: [aLine(), material] }, []],
    [spectrum, 'a number of 10', { number: long(10) }, []],
    [spectrum, 'a number of 11', { number: long(11) }, ['number-length']],
    [spectrum, 'a title of 255', { title: long(255) }, []],
    [spectrum, 'a line with a code that Spectrum does not know', { lines: [aLine(), foreignCode] }, ['cost-codes']],
    [spectrum, 'lines of two cost types', { lines: [aLine(), material] }, ['same-cost-type']],
    [vista, 'a number with a hyphen', { number: 'SC-1042' }, []],
    [vista, 'a number with a slash', { number: 'SC/1042' }, ['number-characters']],
    [vista, 'a number with a backslash', { number: 'SC\\1042' }, ['number-characters']],
    [vista, 'a number of 31 with a slash', { number: `/${long(30)}` }, ['number-length', 'number-characters']],
    [vista, 'a title of 61', { title: long(61) }, ['title-length']],
    [vista, 'one line of two with a Vista cost code', { lines: [foreignCode, aLine()] }, []],
    [vista, 'no line with a Vista cost code', { lines: [foreignCode] }, ['cost-codes']],
    [intacct, 'a title of 36', { title: long(36) }, ['title-length']],
    [intacct, 'no start date', { startDate: null }, ['start-date']],
    [sage300, 'no start date', { startDate: null }, []],
    [quickbooksDesktop, 'a number of 12, which it cuts', { number: long(12) }, []],
    [netsuite, 'any commitment: it takes none', {}, ['kind-taken']],
    [undemanding, 'a Draft', { status: 'Draft' }, []],
  ])('$name, %s', (connection, _, changes, expected) => {
    expect(faults(aCommitment(changes), connection)).toEqual(expected);
  });
});

describe('what a check tells', () => {
  const check = (code: string, changes: Partial<Commitment>, connection: ErpConnection) =>
    preflight(aCommitment(changes), connection).find((one) => one.code === code);

  test('the ERP, the limit and how long it is', () => {
    expect(check('number-length', { number: long(13) }, sage300)).toEqual({
      ...{ code: 'number-length', field: 'number', ok: false, blocking: true, erp: 'Sage 300 CRE' },
      ...{ limit: 12, actual: 13, named: [], lines: [] },
    });
  });

  test('that a cut is no obstacle', () => {
    const cut = check('number-length', { number: long(12) }, quickbooksDesktop);
    expect(cut).toMatchObject({ ok: false, blocking: false, limit: 11, actual: 12 });
  });

  test('which statuses would do', () => {
    expect(check('status', { status: 'Draft' }, spectrum)?.named).toEqual(['Approved', 'Complete']);
  });

  test('which lines, counted from 1', () => {
    expect(check('cost-codes', { lines: [aLine(), noCode, foreignCode] }, sage300)?.lines).toEqual([2, 3]);
    expect(check('cost-types', { lines: [aLine(), untyped] }, sage300)?.lines).toEqual([2]);
  });

  test.each([
    ['the odd one out', [aLine(), aLine(), material], [3]],
    ['the one without a type, though it comes first', [untyped, aLine(), aLine()], [1]],
    ['all, when none has a type', [untyped, untyped], [1, 2]],
  ])('where one cost type is asked for: %s', (_, lines, places) => {
    expect(check('same-cost-type', { lines }, spectrum)?.lines).toEqual(places);
  });

  test('what is met stands in the list too, in the order of the form', () => {
    expect(preflight(aCommitment(), vista).map(({ code, ok }) => [code, ok])).toEqual([
      ['number-length', true],
      ['number-characters', true],
      ['contract-company-linked', true],
      ['title-length', true],
      ['status', true],
      ['has-lines', true],
      ['cost-codes', true],
    ]);
  });
});

test('whatever the lines are, the places named are places of lines', () => {
  const line = fc.record({
    costCode: fc.option(fc.record({ code: fc.string(), inErp: fc.boolean() })),
    costType: fc.option(fc.constantFrom('Labor', 'Material')),
  });
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom(sage300, spectrum, vista), (changes, connection) => {
      const lines = changes.map((change, index) => aLine({ ...change, id: `line-${index}` }));
      for (const check of preflight(aCommitment({ lines }), connection)) {
        expect(check.lines.every((place) => place >= 1 && place <= lines.length)).toBe(true);
        expect(check.ok && check.lines.length > 0).toBe(false);
      }
    }),
  );
});
