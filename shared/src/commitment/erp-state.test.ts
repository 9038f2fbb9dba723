import { describe, expect, test } from 'vitest';
import { type ErpState, erpStates, isWithAccounting, nextErpState, type Verb, verbs } from './erp-state';

const subcontracts = `
                send      resend    retrieve   accept    reject    export    fail           unlink    void
not-sent        awaiting  -         -          -         -         -         -              -         closed
awaiting        -         -         retrieved  accepted  rejected  -         -              -         -
rejected        -         awaiting  -          -         -         -         -              -         closed
retrieved       -         awaiting  -          -         -         -         -              -         closed
accepted        -         -         -          -         -         exported  export-failed  -         -
exported        -         -         -          -         -         -         -              not-sent  -
export-failed   -         -         -          -         rejected  -         -              -         -
closed          -         -         -          -         -         -         -              -         -
`;

const cases = casesIn(subcontracts);

describe('the ERP state after a verb', () => {
  test('the table has every state and every verb', () => {
    expect(new Set(cases.map(([state]) => state))).toEqual(new Set(erpStates));
    expect(new Set(cases.map(([, verb]) => verb))).toEqual(new Set(verbs));
    expect(cases).toHaveLength(erpStates.length * verbs.length);
  });

  test.each(cases)('a subcontract that is %s, %s: %s', (state, verb, next) => {
    expect(nextErpState(state, verb, 'subcontract')).toBe(next);
  });

  test.each(cases)('a purchase order that is %s, %s: the same, except that it has no Void', (state, verb, next) => {
    expect(nextErpState(state, verb, 'purchase-order')).toBe(verb === 'void' ? null : next);
  });
});

test.each<[ErpState, boolean]>([
  ['not-sent', false],
  ['awaiting', true],
  ['rejected', false],
  ['retrieved', false],
  ['accepted', true],
  ['exported', false],
  ['export-failed', false],
  ['closed', false],
])('accounting holds what is %s: %s', (state, held) => {
  expect(isWithAccounting(state)).toBe(held);
});

function casesIn(table: string): [ErpState, Verb, ErpState | null][] {
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  return rows.flatMap(([state, ...nexts]) =>
    nexts.map((next, index): [ErpState, Verb, ErpState | null] => [
      stateNamed(state),
      verbs.find((verb) => verb === head[index]) ?? unknown(head[index]),
      next === '-' ? null : stateNamed(next),
    ]),
  );
}

function stateNamed(name: string | undefined): ErpState {
  return erpStates.find((state) => state === name) ?? unknown(name);
}

function unknown(word: string | undefined): never {
  throw new Error(`The table says ${word}.`);
}
