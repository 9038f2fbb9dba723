import { expect, test } from 'vitest';
import { judgePage, type PageSays, type PressOutcome } from './judge-page';

const before: PageSays = { mark: 'returned', words: 'Rejected', control: 'on', alerts: [], notices: [] };
const sent: PageSays = { ...before, mark: 'sent', words: 'Sent to ERP', control: 'absent' };
const waiting = { isFresh: false, isOver: false };
const over = { isFresh: false, isOver: true };
const fresh = { isFresh: true, isOver: true };
const done: PressOutcome = { came: 'done', words: null };
const unclear: PressOutcome = { came: 'unclear', words: null };

test.each<[string, Partial<PageSays>, typeof waiting, PressOutcome | null]>([
  ['nothing has changed yet', {}, waiting, null],
  ['it is busy', { control: 'off' }, waiting, null],
  ['nothing changed', {}, over, unclear],
  ['nothing changed in a fresh page', {}, fresh, { came: 'refused', words: null }],
  ['its mark is that of something sent', sent, waiting, done],
  ['the same, and the button stays', { ...sent, control: 'off' }, waiting, done],
  ['the same, said too', { ...sent, notices: ['It was sent.'] }, waiting, { came: 'done', words: 'It was sent.' }],
  ['other words, and no button any more', { mark: null, words: 'Gesendet', control: 'absent' }, waiting, done],
  ['other words alone', { mark: null, words: 'Abgelehnt' }, over, unclear],
  ['the head is being drawn', { mark: null, words: '', control: 'absent' }, waiting, null],
  ['the head went away', { mark: null, words: '', control: 'absent' }, over, unclear],
  ['an error', { alerts: ['Locked.'] }, waiting, { came: 'refused', words: 'Locked.' }],
  [
    'an error, and no button any more',
    { control: 'absent', alerts: ['Locked.'] },
    over,
    { came: 'unclear', words: 'Locked.' },
  ],
  ['yellow in other words, and no button', { words: 'Failed', control: 'absent' }, over, unclear],
])('%s', (_, now, { isFresh, isOver }, outcome) => {
  expect(judgePage(before, { ...before, ...now }, { isFresh, isOver })).toEqual(outcome);
});

test('an error that stood there before is none of this press, unless it stays', () => {
  const stood = { ...before, alerts: ['Your trial ends soon.'] };
  expect(judgePage(stood, stood, waiting)).toBeNull();
  expect(judgePage(stood, stood, over)).toEqual({ came: 'refused', words: 'Your trial ends soon.' });
});
