import { expect, test } from 'vitest';
import { type SeenRejection, sameRejections } from './same-rejection';

const known = (
  comment: string,
  at: string,
  more: { name?: string; closedAt?: string | null; isOpen?: boolean } = {},
) => ({
  ...{ comment, rejectedAt: `2026-11-${at}:00.000Z`, rejectedBy: { name: more.name ?? 'Alex Kim' } },
  ...{ closedAt: more.closedAt ? `2026-11-${more.closedAt}:00.000Z` : null },
  outcome: more.isOpen ? ('open' as const) : ('resent' as const),
});
const seen = (comment: string, at: string | null, by: string | null = 'Alex Kim'): SeenRejection => ({
  ...{ comment, by, at: at && `2026-11-${at}:00.000Z` },
});
const open = { isOpen: true };

test.each<[string, ReturnType<typeof known>[], SeenRejection[], boolean, (number | null)[]]>([
  ['nothing is known', [], [seen('A', '02T10:00')], false, [null]],
  ['the very same', [known('A', '02T10:00', open)], [seen('A', '02T10:00')], false, [0]],
  ['a clock that is a day off', [known('A', '02T10:00', open)], [seen('A', '03T11:59')], false, [0]],
  ['a clock that is further off', [known('A', '02T10:00', open)], [seen('A', '03T12:01')], false, [null]],
  ['lines broken otherwise', [known('A  b\n c', '02T10:00', open)], [seen(' A b c', '02T10:00')], false, [0]],
  ['another comment', [known('A', '02T10:00', open)], [seen('B', '02T10:00')], false, [null]],
  ['another author', [known('A', '02T10:00', open)], [seen('A', '02T10:00', 'Ines Duarte')], false, [null]],
  ['an author who is not told', [known('A', '02T10:00', open)], [seen('A', '02T10:00', null)], false, [0]],
  [
    'an author who was not known',
    [known('A', '02T10:00', { ...open, name: 'Accounting' })],
    [seen('A', '02T10:00')],
    false,
    [0],
  ],
  ['no time, while it is open', [known('A', '02T10:00', open)], [seen('A', null)], false, [0]],
  ['no time, once it was answered', [known('A', '02T10:00')], [seen('A', null)], false, [0]],
  ['after the answer', [known('A', '02T10:00', { closedAt: '02T12:00' })], [seen('A', '02T12:01')], false, [null]],
  [
    'late, but before the answer',
    [known('A', '02T10:00', { closedAt: '02T12:00' })],
    [seen('A', '02T11:59')],
    false,
    [0],
  ],
  ['two alike, the closer one', [known('A', '02T10:00'), known('A', '02T15:00')], [seen('A', '02T14:59')], false, [1]],
  [
    'two alike of which one is known',
    [known('A', '02T15:00', open)],
    [seen('A', '02T10:00'), seen('A', '02T15:00')],
    true,
    [null, 0],
  ],
  ['one known is one seen', [known('A', '02T10:00')], [seen('A', '02T10:00'), seen('A', '02T10:01')], false, [0, null]],
  [
    'the n-th alike of all',
    [known('A', '02T10:00'), known('A', '09T10:00')],
    [seen('A', null), seen('A', null)],
    true,
    [0, 1],
  ],
  ['of all, one more', [known('A', '02T10:00')], [seen('A', '20T10:00'), seen('A', '25T10:00')], true, [0, null]],
  ['not the n-th where only some are seen', [known('A', '02T10:00')], [seen('A', '20T10:00')], false, [null]],
])('%s', (_, ours, theirs, isWhole, expected) => {
  expect(sameRejections(ours, theirs, isWhole).map((one) => one && ours.indexOf(one))).toEqual(expected);
});
