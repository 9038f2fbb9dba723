import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LetterDraft } from './enqueue';
import { draft, marcus, openOutbox, put } from './outbox.fixture';
import { letter } from './table';

let outbox: Awaited<ReturnType<typeof openOutbox>>;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.close());

const toldTo = async () =>
  (await outbox.db.read.select().from(letter)).map(({ event, eventId, personId, recipient }) =>
    [event, eventId, personId, recipient].join(' '),
  );
const first = 'rejected r-1 priya priya@northgate.example';

it.each<[string, LetterDraft, string[]]>([
  ['the same', draft('r-1'), []],
  ['the same person at another address', draft('r-1', { to: 'p.shah@northgate.example' }), []],
  ['the same address in capitals', draft('r-1', { to: 'Priya@Northgate.example' }), []],
  ['the same address, as somebody else', draft('r-1', { person: marcus }), []],
  ['in capitals too', draft('r-1', { person: marcus, to: 'PRIYA@northgate.example' }), []],
  [
    'somebody else',
    draft('r-1', { person: marcus, to: marcus.email }),
    ['rejected r-1 marcus marcus@northgate.example'],
  ],
  ['another rejection', draft('r-2'), ['rejected r-2 priya priya@northgate.example']],
  ['a reminder of it', draft('r-1', { event: 'reminded' }), ['reminded r-1 priya priya@northgate.example']],
])('one event is told to one person once, together or one after the other: %s', async (_, second, more) => {
  await put(outbox.db, draft('r-1'), second);
  expect((await toldTo()).sort()).toEqual([first, ...more].sort());
  await put(outbox.db, second);
  await put(outbox.db, second, draft('r-1'));
  expect((await toldTo()).sort()).toEqual([first, ...more].sort());
});

it('leaves the others of a batch in place, and what was told first as it was told', async () => {
  await put(outbox.db, draft('r-1'));
  const [before] = await outbox.db.read.select().from(letter);
  const again = { ...draft('r-1', { to: 'p.shah@northgate.example' }), at: '2026-11-20T00:00:00.000Z' };
  await put(outbox.db, again, draft('r-1', { person: marcus, to: marcus.email }));
  const [after, other] = await outbox.db.read.select().from(letter);
  expect(after).toEqual(before);
  expect(other?.personId).toBe('marcus');
});
