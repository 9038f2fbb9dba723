import { setTimeout as wait } from 'node:timers/promises';
import { verifyHistory } from '@rebound/api/history/verify-history';
import { nextMailDueAt } from '@rebound/api/notification/inbox/inbox-lease';
import { inbox } from '@rebound/api/notification/inbox/table';
import { leaseMs } from '@rebound/api/notification/schedule';
import { letter } from '@rebound/api/notification/table';
import { rejection } from '@rebound/api/rejection/table';
import { notice, signed, usualNotice } from '@rebound/api/testing/arriving-mail';
import { tellSize } from '@rebound/shared/testing/tell-size';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../resend-endpoint/faults';
import { numberedCompany } from './numbered-company';
import { startReader } from './start-reader';
import { startReceiving } from './start-receiving';

const isLong = Boolean(process.env.REBOUND_LONG);
/** Twice as many mails as commitments, all of which are still kept at the end: 500 are, of what is done. */
const [commitments, kills] = isLong ? [250, 60] : [10, 3];
/** A lease is over in a second. */
const speed = leaseMs / 1_000;
const faults: Fault[] = [
  { fault: 'answer', status: 429 },
  { fault: 'drop' },
  { fault: 'answer', status: 500 },
  { fault: 'lose-answer' },
];

let world: Awaited<ReturnType<typeof startReceiving>>;
let readers: Awaited<ReturnType<typeof startReader>>[];
beforeEach(async () => {
  readers = [];
});
afterEach(async () => {
  await Promise.all(readers.map(({ kill }) => kill()));
  await world.stop();
});

test(`R4: readers killed ${kills} times take in ${commitments} notifications, each told and forwarded again, once`, {
  timeout: isLong ? 900_000 : 120_000,
}, async () => {
  const startedAt = Date.now();
  world = await startReceiving([numberedCompany(commitments)], { speed, startedAt });
  const { deps, url: databaseUrl } = world.ledger;
  const start = () => startReader({ databaseUrl, resendUrl: world.endpoint.url, startedAt, speed });
  readers = [await start(), await start()];

  const arriving = (async () => {
    for (let index = 0; index < commitments; index += 1) {
      const id = String(700_101 + index);
      const kind = index === 2 ? 'purchase_order_contracts' : 'work_order_contracts';
      const url = usualNotice.url.replace('work_order_contracts/700101', `${kind}/${id}`);
      const mail = signed(notice({ url, to: 'erp@one.test' }), 'procore.example');
      await world.arrive(mail, [world.addressOf('4100')], { told: 3 });
      await world.arrive(mail, [world.addressOf('4100')]);
      world.endpoint.faults.set(...(index % 3 ? [] : faults));
      world.endpoint.downloadFaults.set(...(index % 4 ? [] : faults.slice(0, 2)));
    }
  })();
  for (let killed = 0; killed < kills; killed += 1) {
    await wait(200);
    await readers[killed % 2]?.kill();
    readers[killed % 2] = await start();
  }
  await arriving;
  await expect.poll(() => nextMailDueAt(deps.db), { timeout: isLong ? 600_000 : 90_000, interval: 200 }).toBeNull();

  const recorded = await deps.db.read.select().from(rejection);
  const letters = await deps.db.read.select().from(letter);
  const states = (await deps.db.read.select({ state: inbox.state }).from(inbox)).map(({ state }) => state);
  expect(new Set(recorded.map((one) => one.commitmentId)).size).toBe(commitments);
  expect([recorded.length, letters.length]).toEqual([commitments, commitments]);
  expect(recorded.every(({ outcome }) => outcome === 'open')).toBe(true);
  expect([states.length, states.filter((state) => state === 'recorded').length]).toEqual([
    commitments * 2,
    commitments,
  ]);
  expect(states.filter((state) => state === 'known')).toHaveLength(commitments);
  expect(await verifyHistory(deps.db.read, '4100')).toMatchObject({ ok: true });
  tellSize(
    `inbound: ${commitments * 2} mails told ${commitments * 4} times, ${kills} kills, ${recorded.length} rejections`,
  );
});
