import { expect, test } from 'vitest';
import { datesShown } from './shown-date';

test.each<[string, string, string[], (string | null)[]]>([
  ['as Procore writes it', 'en', ['12/29/2025 at 07:48 pm'], ['2025-12-29T19:48']],
  [
    'at midnight and noon',
    'en-US',
    ['1/2/2026 at 12:05 am', '1/2/2026 at 12:05 pm'],
    ['2026-01-02T00:05', '2026-01-02T12:05'],
  ],
  ['in British English', 'en-GB', ['02/01/2026 at 19:48'], ['2026-01-02T19:48']],
  ['in Australian English', 'en-AU', ['02/01/2026 at 7:48 p.m.'], ['2026-01-02T19:48']],
  [
    'one that can be read in one way alone tells of the others',
    'en',
    ['02/01/2026 at 19:48', '29/12/2025 at 10:00'],
    ['2026-01-02T19:48', '2025-12-29T10:00'],
  ],
  ['two that contradict each other tell of none', 'en', ['13/01/2026 at 10:00', '01/13/2026 at 10:00'], [null, null]],
  ['in German', 'de-DE', ['05.01.2026 um 19:48'], ['2026-01-05T19:48']],
  ['the year first', '', ['2026-01-05 19:48:59'], ['2026-01-05T19:48']],
  ['which comes first is not known', '', ['02/01/2026 at 19:48'], [null]],
  ['no such day', 'en', ['02/30/2026 at 10:00 am'], [null]],
  ['no such hour', 'de', ['05.01.2026 um 25:10'], [null]],
  ['no date', 'en', ['yesterday', ''], [null, null]],
])('%s', (_, language, texts, dates) => {
  expect(datesShown(texts, language)).toEqual(dates);
});
