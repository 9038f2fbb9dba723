import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenOnLoopback } from '../port-in-use';
import { engineOf } from './engine';
import { readJson } from './exact-json';
import { type SmallProcore, startSmallProcore } from './procore.fixture';
import { quarry } from './small-demo.fixture';

const came: { authorization: string | undefined; body: Record<string, unknown> }[] = [];
let answerWith: 200 | 500 = 200;
const receiver = new Hono().post('/webhooks/procore', async (c) => {
  const body = readJson(await c.req.text()) as Record<string, unknown>;
  came.push({ authorization: c.req.header('authorization'), body });
  return c.json({}, answerWith);
});
const server = createAdaptorServer({ fetch: receiver.fetch });

let small: SmallProcore;
let url: string;
let ask: Awaited<ReturnType<SmallProcore['signIn']>>['ask'];
beforeAll(async () => {
  url = `http://127.0.0.1:${await listenOnLoopback(server, 0, 'port')}/webhooks/procore`;
  small = await startSmallProcore({ patience: { firstRetry: 30 } });
  ask = (await small.signIn('olga')).ask;
});
afterAll(async () => {
  await small?.stop();
  server.close();
});

const post = async (path: string, body: unknown) =>
  readJson(await (await ask(path, { method: 'POST', body: JSON.stringify(body) })).text());
const destination = { namespace: 'rebound', destination_headers: { Authorization: 'Bearer 123456' } };
const retitle = async (title: string) => {
  const engine = engineOf(small.engine, 'olga');
  await engine.edit(await engine.view(quarry.order), { title });
};
const resend = async () => {
  const { commitment } = await engineOf(small.engine, 'olga').view(quarry.subcontract);
  const answer = await fetch(`${small.engine.url}/v1/commitments/${quarry.subcontract}/resend`, {
    method: 'POST',
    body: '{}',
    headers: {
      authorization: `Bearer ${small.engine.tokens.olga}`,
      'content-type': 'application/json',
      'idempotency-key': 'resend-1',
      'if-match': `"${commitment.version}"`,
    },
  });
  if (!answer.ok) throw new Error(await answer.text());
};
const arrived = (count: number) => expect.poll(() => came.length, { timeout: 5000 }).toBe(count);

test('an update comes in the format that was asked for, with the header, until it is taken', async () => {
  const v1 = { ...destination, destination_url: url, api_version: 'v2' };
  const hook = (await post('/rest/v1.0/webhooks/hooks', { company_id: quarry.company, hook: v1 })) as { id: bigint };
  expect(hook).toMatchObject({ destination_headers: { Authorization: '********23456' } });
  const trigger = { resource_name: 'Purchase Order Contracts', event_type: 'update' };
  const subcontracts = { ...trigger, resource_name: 'Work Order Contracts' };
  for (const each of [trigger, subcontracts]) {
    await post(`/rest/v1.0/webhooks/hooks/${hook.id}/triggers`, { company_id: quarry.company, trigger: each });
  }
  const v2 = `/rest/v2.0/companies/${quarry.company}/webhooks/hooks`;
  const other = { ...destination, destination_url: url, payload_version: 'v4.0' };
  const { data } = (await post(v2, other)) as { data: { id: string } };
  await post(`${v2}/${data.id}/triggers`, trigger);

  answerWith = 500;
  await retitle('Gravel, washed');
  await expect.poll(() => came.length, { timeout: 5000 }).toBeGreaterThan(3);
  answerWith = 200;
  await expect
    .poll(() => small.procore.hooks.all.map(({ deliveries }) => deliveries.at(-1)?.outcome), { timeout: 5000 })
    .toEqual(['ok', 'ok']);
  expect(new Set(came.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer 123456']));
  expect(came.find(({ body }) => body.resource_name)?.body).toMatchObject({
    resource_name: 'Purchase Order Contracts',
    resource_id: BigInt(quarry.order),
    event_type: 'update',
    api_version: 'v2.0',
  });
  expect(came.find(({ body }) => body.resource_type)?.body).toMatchObject({
    resource_type: 'Purchase Order Contracts',
    resource_id: quarry.order,
    reason: 'update',
  });
});

test('an event may come twice; of what a reject or a re-send changes, nobody is told', async () => {
  came.length = 0;
  small.procore.hooks.deliverTimes(2);
  await resend();
  await retitle('Gravel, washed twice');
  await arrived(4);
  expect(new Set(came.map(({ body }) => String(body.ulid ?? body.id))).size).toBe(1);
});
