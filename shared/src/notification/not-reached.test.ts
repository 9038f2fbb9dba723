import { expect, test } from 'vitest';
import type { ErpState } from '../commitment/erp-state';
import { alex, dana, ines, marcus, priya, sam } from '../permission/people.fixture';
import type { Person } from '../permission/schema';
import { notReached } from './not-reached';
import type { NotReached, Told } from './schema';

const letter = (person: Person, state: Told['state'], event: Told['event'] = 'resent', minute = 0): Told => ({
  ...{ event, person, state },
  at: `2026-11-18T09:0${minute}:00.000Z`,
});
const around = { approvers: [alex, ines], admins: [priya, marcus] };

test.each<[string, Told[], Partial<typeof around>, Pick<NotReached, 'people' | 'others'> | null]>([
  ['all were reached', [letter(alex, 'delivered'), letter(ines, 'sent')], {}, null],
  ['it may still arrive', [letter(alex, 'waiting'), letter(ines, 'delayed')], {}, null],
  ['nobody was told', [], {}, null],
  ['one came back', [letter(alex, 'bounced'), letter(ines, 'delivered')], {}, { people: [alex], others: [ines] }],
  ['one never left', [letter(alex, 'needs-review')], {}, { people: [alex], others: [ines] }],
  ['the only one came back', [letter(alex, 'bounced')], { approvers: [alex] }, { people: [alex], others: [] }],
  [
    'who was reached comes before who was not told at all',
    [letter(alex, 'bounced'), letter(ines, 'sent')],
    { approvers: [dana, alex, ines] },
    { people: [alex], others: [ines, dana] },
  ],
  ['a letter about something else came back', [letter(alex, 'bounced', 'voided'), letter(alex, 'sent')], {}, null],
])('of a re-send: %s', (_, told, changes, expected) => {
  const telling = { ...around, ...changes, erpState: 'awaiting' as const, told, rejection: null };
  expect(notReached(telling, sam)).toEqual(expected && { event: 'resent', ...expected });
});

const rejection = (...told: Told[]) => ({ rejectedBy: alex, told });
const came = { back: letter(priya, 'bounced', 'rejected'), through: letter(dana, 'delivered', 'rejected') };

test.each<[string, Told[], Person, Person[] | null, Person[]?]>([
  ['who rejected it is told, and the Admins to turn to', [came.back, came.through], alex, [priya], [marcus]],
  ['an Admin is told, and nobody to turn to but themselves', [came.back, came.through], marcus, [priya], []],
  ['the one whom it did not reach knows it by now', [came.back], priya, null],
  ['and is told of others', [came.back, letter(dana, 'bounced', 'rejected')], priya, [dana], [marcus]],
  ['another approver need not know', [came.back], ines, null],
  ['nor who may only read', [came.back], sam, null],
  ['an Admin who was reached comes first', [came.through, letter(priya, 'sent', 'rejected')], alex, null],
  ['a reminder reached them later', [letter(priya, 'sent', 'reminded', 3), came.back], alex, null],
  ['a reminder came back', [letter(priya, 'bounced', 'reminded', 3), came.through], alex, [priya], [marcus]],
  [
    'Admins who were reached come first',
    [letter(marcus, 'sent', 'escalated'), letter(dana, 'bounced', 'rejected')],
    alex,
    [dana],
    [marcus, priya],
  ],
])('of a rejection: %s', (_, told, viewer, people, others = []) => {
  const telling = { ...around, erpState: 'rejected' as const, told: [], rejection: rejection(...told) };
  expect(notReached(telling, viewer)).toEqual(people && { event: 'rejected', people, others });
});

test.each<[ErpState, Told, Person, Person[] | null]>([
  ['accepted', letter(dana, 'bounced', 'accepted'), alex, [priya, marcus]],
  ['accepted', letter(dana, 'bounced', 'accepted'), sam, null],
  ['closed', letter(alex, 'bounced', 'voided'), priya, [ines]],
  ['closed', letter(alex, 'bounced', 'voided'), sam, null],
  ['exported', letter(dana, 'bounced', 'accepted'), alex, null],
  ['retrieved', letter(alex, 'bounced'), priya, null],
  ['rejected', letter(alex, 'bounced'), priya, null],
])('of a commitment that is %s: %o', (erpState, told, viewer, others) => {
  const telling = { ...around, erpState, told: [told], rejection: null };
  expect(notReached(telling, viewer)).toEqual(others && { event: told.event, people: [told.person], others });
});
