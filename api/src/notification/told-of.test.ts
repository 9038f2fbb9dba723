import { afterEach, beforeEach, expect, it } from 'vitest';
import { settle, takeNext } from './lease';
import { draft, marcus, openOutbox, put, start } from './outbox.fixture';
import { later } from './schedule';
import { readTold, toldOfNewest } from './told-of';

let outbox: Awaited<ReturnType<typeof openOutbox>>;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.close());

const scope = { companyId: '4100', commitmentId: '700101' };
const minute = 60_000;
const at = (minutes: number) => ({ at: later(start, minutes * minute), dueAt: later(start, minutes * minute) });

it('names those told of the newest rejection and re-send, newest first', async () => {
  const { db } = outbox;
  await put(db, draft('r-1', at(0)), draft('s-1', { event: 'resent', ...at(1) }));
  await put(db, draft('r-2', at(2)), draft('r-2', { person: marcus, to: marcus.email, ...at(2) }));
  await put(db, draft('c-1', { event: 'code', commitmentId: null, ...at(3) }));

  for (let turn = 0; turn < 2; turn += 1) {
    const { parcel } = await takeNext(db, later(start, 2 * minute));
    if (parcel) await settle(db, parcel, [{ outcome: 'sent', providerId: 'em' }], later(start, 4 * minute), 0);
  }
  const told = toldOfNewest(await readTold(db.read, scope));
  expect(told.map(({ event, person, state, at: when }) => [event, person.email, state, when])).toEqual([
    ['resent', 'priya@northgate.example', 'sent', later(start, 4 * minute)],
    ['rejected', 'marcus@northgate.example', 'waiting', later(start, 2 * minute)],
    ['rejected', 'priya@northgate.example', 'waiting', later(start, 2 * minute)],
  ]);
});

it('tells nothing to another company', async () => {
  await put(outbox.db, draft('r-1'));
  expect(await readTold(outbox.db.read, { ...scope, companyId: '5200' })).toEqual([]);
});
