import { expect, test } from 'vitest';
import { alex, dana, ines, priya } from '../permission/people.fixture';
import type { Person } from '../permission/schema';
import { notReached } from './not-reached';
import type { Told } from './schema';

const letter = (person: Person, state: Told['state'], event: Told['event'] = 'resent'): Told => ({
  ...{ event, person, state, at: '2026-11-18T09:00:00.000Z' },
});

test.each<[string, Told[], Person[], ReturnType<typeof notReached>]>([
  ['all were reached', [letter(alex, 'delivered'), letter(ines, 'sent')], [alex, ines], null],
  ['it may still arrive', [letter(alex, 'waiting'), letter(ines, 'delayed')], [alex, ines], null],
  ['nobody was told', [], [alex], null],
  [
    'one came back',
    [letter(alex, 'bounced'), letter(ines, 'delivered')],
    [alex, ines],
    { people: [alex], others: [ines] },
  ],
  ['one never left', [letter(alex, 'needs-review')], [alex, ines], { people: [alex], others: [ines] }],
  ['the only one came back', [letter(alex, 'bounced')], [alex], { people: [alex], others: [] }],
  [
    'who was reached comes before who was not told at all',
    [letter(alex, 'bounced'), letter(ines, 'sent')],
    [dana, alex, ines],
    { people: [alex], others: [ines, dana] },
  ],
  [
    'a letter about something else came back',
    [letter(priya, 'bounced', 'rejected'), letter(alex, 'delivered')],
    [alex, ines],
    null,
  ],
])('%s', (_, told, candidates, expected) => {
  expect(notReached(told, 'resent', candidates)).toEqual(expected);
});
