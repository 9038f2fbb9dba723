import { inbox } from '@rebound/api/notification/inbox/table';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoCompanies } from '../demo/company';
import { createApp } from '../pages/server/app';
import { buildAssets } from '../pages/server/assets';
import { createForward } from './forward-notice';
import { numberedCompany } from './numbered-company';
import { startReceiving } from './start-receiving';

let world: Awaited<ReturnType<typeof startReceiving>>;
let stopReading: () => Promise<void>;
beforeEach(async () => {
  world = await startReceiving([numberedCompany()], { speed: 30, startedAt: Date.now() });
  stopReading = world.startReading();
});
afterEach(async () => {
  await stopReading();
  await world.stop();
});

test('what is forwarded on the start page opens a rejection', async () => {
  const [origin, webUrl] = ['http://127.0.0.1:8788', 'http://127.0.0.1:8788'];
  const forward = createForward(world.endpoint.url, {
    ...{ webUrl, addresses: new Map([['4100', world.addressOf('4100')]]) },
  });
  const app = createApp({
    ...{ apiUrl: origin, mailboxUrl: null, timeoutMs: 1_000, forward, assets: await buildAssets() },
    world: { companies: demoCompanies, tokens: {}, startsAs: 'priya' },
  });
  const headers = { host: '127.0.0.1:8788', origin };
  const start = await (await app.request(`${origin}/`, { headers })).text();
  expect(start).toContain('action="/sandbox/forwarded-notification"');
  const post = (commitment: string) =>
    app.request(`${origin}/sandbox/forwarded-notification`, {
      ...{ method: 'POST', headers },
      body: new URLSearchParams({ commitment, comment: 'Use V-2317.' }),
    });
  expect([(await post('nothing')).status, (await post('700101')).status]).toEqual([404, 303]);
  await expect
    .poll(async () => (await world.ledger.deps.db.read.select().from(inbox)).map(({ state }) => state), {
      timeout: 10_000,
    })
    .toEqual(['recorded']);
  expect((await world.ledger.view('manager', '700101')).rejections).toMatchObject([
    { comment: 'Use V-2317.', evidence: 'mail-verified' },
  ]);
});
