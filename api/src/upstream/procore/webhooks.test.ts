import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letter } from '../../notification/table';
import { rejection } from '../../rejection/table';
import { createProcore } from './procore';
import { procoreEvent, procoreMirror } from './table';
import { openWorld, type World } from './world.fixture';

let world: World;
let priya: string;
beforeEach(async () => {
  world = await openWorld();
  priya = await world.signIn('501');
  await world.bring(priya);
});
afterEach(() => world.close());

const secret = 'Bearer a secret of webhooks';
const v2 = {
  ...{ id: 123, ulid: '0A1B2C3D4E', timestamp: '2026-11-03T09:00:00.000000Z', metadata: { source_user_id: 502 } },
  ...{ user_id: 502, company_id: 4100, project_id: 24017, api_version: 'v2.0', event_type: 'update' },
  ...{ resource_name: 'Work Order Contracts', resource_id: 700101 },
};
const v4 = {
  ...{ id: '01JMYXMZRB', timestamp: '2026-11-03T09:00:00.000000Z', reason: 'update', company_id: '4100' },
  ...{ project_id: '24017', user_id: '502', resource_type: 'Work Order Contracts', resource_id: '700101' },
};
const post = (body: unknown, authorization: string | undefined = secret) =>
  world.post('/webhooks/procore', body, authorization === undefined ? {} : { authorization });
const kept = () => world.deps.db.read.select().from(procoreEvent);
const changeThere = (title: string) =>
  Object.assign(world.procore.contracts.get('700101') ?? {}, {
    title,
    updated_at: new Date(Date.now() + 1).toISOString(),
  });
const done = async () => {
  for (let tries = 0; tries < 100 && (await kept()).some(({ doneAt }) => doneAt === null); tries += 1) {
    await new Promise((go) => setTimeout(go, 30));
  }
};
const titleHere = async () => {
  const { items } = await (await world.as(priya, 'GET', '/v1/commitments/700101/history')).json();
  return items.filter(({ changed }: { changed: string }) => changed === 'Title');
};

describe.each([
  ['v2.0', v2],
  ['v3.0', { ...v2, api_version: 'v3.0', related_resources: [{ id: 1, name: 'Direct Costs' }] }],
  ['v4.0', v4],
  ['v4.0, which does not say which kind', { ...v4, resource_type: 'Commitment Contracts' }],
])('a webhook of %s', (_, body) => {
  it('is answered at once, and then the copy is made anew, by whom Procore says', async () => {
    changeThere('By webhook');
    const changes: unknown[] = [];
    world.deps.changes.subscribe('4100', (change) => changes.push(change));
    const answer = await post(body);
    expect([answer.status, await answer.json()]).toEqual([200, { heard: true }]);
    await done();
    expect(changes).toMatchObject([{ commitmentId: '700101' }]);
    const [row] = await titleHere();
    expect(row).toMatchObject({ to: 'By webhook', by: { name: 'Dana Ortiz' } });
  });

  it('is acted on once, however often it comes', async () => {
    const before = world.procore.asked.length;
    await Promise.all(Array.from({ length: 5 }, () => post(body)));
    await done();
    await post(body);
    await new Promise((go) => setTimeout(go, 100));
    expect(await kept()).toHaveLength(1);
    const asked = world.procore.asked.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => path.includes('/work_order_contracts/700101'))).toHaveLength(1);
  });
});

it.each([
  ['none', undefined],
  ['another', 'Bearer a secret of webhookz'],
  ['the same without its scheme', 'a secret of webhooks'],
])('is not heard with %s for its header', async (_, header) => {
  const headers = header === undefined ? {} : { authorization: header };
  const answer = await world.post('/webhooks/procore', v4, headers);
  expect([answer.status, (await answer.json()).code]).toEqual([401, 'not-proven']);
  expect(await kept()).toEqual([]);
});

it.each([
  ['another company', { ...v4, company_id: '999' }],
  ['another kind of thing', { ...v4, resource_type: 'RFIs' }],
  ['nothing', { hello: 'there' }],
])('about %s is answered and dropped', async (_, body) => {
  expect((await post(body)).status).toBe(200);
  expect(await kept()).toEqual([]);
});

it('is answered though Procore cannot be asked, and is looked at later', async () => {
  const away = { on: '/work_order_contracts/', answer: () => new Response('', { status: 500 }) };
  world.procore.next.push(away);
  changeThere('At last');
  expect((await post(v4)).status).toBe(200);
  await new Promise((go) => setTimeout(go, 300));
  expect((await kept())[0]).toMatchObject({ doneAt: null, attempts: 1 });
  world.later(10_000);
  world.connected.newsWait();
  await done();
  expect((await titleHere())[0]).toMatchObject({ to: 'At last' });
});

it('is not lost by a process that dies over it', async () => {
  // Kept, and taken by a process that went away: its lease runs out.
  await world.deps.db.write((tx) =>
    tx.insert(procoreEvent).values({
      ...{
        id: 'x',
        companyId: '4100',
        projectId: '24017',
        commitmentId: '700101',
        kind: 'subcontract',
        byUser: null,
        isGone: false,
      },
      ...{ receivedAt: world.deps.now(), dueAt: new Date(Date.now() + 60_000).toISOString(), attempts: 1 },
    }),
  );
  changeThere('After a crash');
  const other = createProcore(world.parts);
  other.newsWait();
  await new Promise((go) => setTimeout(go, 200));
  expect((await kept())[0]?.doneAt).toBeNull();
  world.later(61_000);
  other.newsWait();
  await done();
  await other.stop();
  expect((await titleHere())[0]).toMatchObject({ to: 'After a crash' });
});

it('makes whoever looks next ask Procore themselves', async () => {
  const dana = await world.signIn('502');
  await world.bring(dana);
  world.later(61_000);
  await world.bring(priya);
  await world.bring(dana);
  const { seenBy } = (await world.deps.db.read.select().from(procoreMirror))[0] ?? {};
  // Who saw it last has gone since: nobody can be asked in whose name.
  const { access, refresh } = world.procore;
  for (const map of [access, refresh]) for (const [key, id] of map) if (`4100-${id}` === seenBy) map.delete(key);
  const reader = seenBy === '4100-502' ? priya : dana;
  changeThere('Seen by themselves');
  await post(v4);
  await done();
  const { commitment } = await (await world.as(reader, 'GET', '/v1/commitments/700101')).json();
  expect(commitment.title).toBe('Seen by themselves');
});

it('closes what was deleted there, with its rejection, tells the approvers, and only once Procore shows it no more', async () => {
  const rejections = [{ comment: 'No.', by: 'Alex Kim', at: null }];
  const seen = { commitmentId: '700101', grade: 'seen-on-page', rejections, sends: 1 };
  await world.as(priya, 'POST', '/v1/evidence', seen);
  const count = async () => (await (await world.as(priya, 'GET', '/v1/rejections/count')).json()).toFix;
  await post({ ...v4, id: 'too-early', reason: 'delete' });
  await done();
  expect(await count()).toBe(1);
  world.procore.contracts.delete('700101');
  await post({ ...v4, id: 'then', reason: 'delete' });
  await done();
  expect(await count()).toBe(0);
  const rows = await world.deps.db.read.select().from(rejection);
  expect(rows).toMatchObject([{ outcome: 'voided', closedBy: '4100-502' }]);
  const told = await world.deps.db.read.select().from(letter).where(eq(letter.event, 'voided'));
  expect(told.map(({ recipient }) => recipient)).toEqual(['alex@northgate.example']);
  expect((await world.as(priya, 'GET', '/v1/commitments/700101')).status).toBe(404);
});
