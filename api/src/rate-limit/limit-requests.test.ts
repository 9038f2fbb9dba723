import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createResendEvents } from '../mail/resend-events';
import { type Door, openDoor } from '../permission/sign-in/sign-in.fixture';
import { defaultLimits } from './limits';

const limits = { person: 5, company: 12, address: 30, codes: 10 };
const some = { ...defaultLimits, person: 1e6, company: 1e6 };

let door: Door;
const open = async (more: Parameters<typeof openDoor>[0]) => {
  door = await openDoor(more);
};
afterEach(() => door.close());

async function statusesOf(times: number, ask: (n: number) => Promise<Response>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (let n = 0; n < times; n += 1) {
    const { status } = await ask(n);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

const tokenOf = async (email: string) => (await door.deps.signIn.openSession(email))?.token ?? '';

describe('requests a minute', () => {
  beforeEach(() => open({ limits }));

  it('of one person, over all their sessions and networks', async () => {
    const tokens = [await tokenOf('manager@one.test'), await tokenOf('manager@one.test')];
    const asked = (n: number) => door.ask('GET', '/v1/me', { token: tokens[n % 2] ?? '', from: `192.0.2.${n}` });
    expect(await statusesOf(8, asked)).toEqual({ 200: 5, 429: 3 });
    const colleague = { token: await tokenOf('reader@one.test') };
    expect((await door.ask('GET', '/v1/me', colleague)).status).toBe(200);
  });

  it('of one company, while another goes on', async () => {
    const names = ['manager', 'second', 'reader', 'engineer'];
    const tokens = await Promise.all(names.map((name) => tokenOf(`${name}@one.test`)));
    const asked = (n: number) => door.ask('GET', '/v1/me', { token: tokens[n % 4] ?? '', from: `192.0.2.${n}` });
    expect(await statusesOf(16, asked)).toEqual({ 200: 12, 429: 4 });
    expect((await door.ask('GET', '/v1/me', { token: await tokenOf('manager@two.test') })).status).toBe(200);
  });

  it('from one network address, before anybody is asked who they are', async () => {
    const asked = (n: number) => door.ask('GET', `/v1/me`, { token: `rbp_${n}` });
    expect(await statusesOf(40, asked)).toEqual({ 401: 30, 429: 10 });
    expect((await door.ask('GET', '/v1/me', { from: '192.0.2.2' })).status).toBe(401);
    expect((await door.ask('GET', '/livez')).status).toBe(200);
  });

  it('from one network address to the webhooks, which take nothing from the others', async () => {
    await door.close();
    const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;
    const mail = { from: 'Rebound <r@one.test>', events: createResendEvents({ apiKey: 're_1', secret }) };
    await open({ limits, mail });
    const forged = () => door.ask('POST', '/webhooks/resend', { body: { type: 'email.delivered' } });
    expect(await statusesOf(40, forged)).toEqual({ 401: 30, 429: 10 });
    const seconds = Number((await forged()).headers.get('Retry-After'));
    expect([seconds > 0, seconds <= 60]).toEqual([true, true]);
    expect((await door.ask('GET', '/v1/me')).status).toBe(401);
    expect((await door.ask('POST', '/webhooks/resend', { body: {}, from: '192.0.2.2' })).status).toBe(401);
  });

  it.each(['/openapi.json', '/docs', '/docs/start.js'])('from one network address, to %s too', async (path) => {
    expect(await statusesOf(31, () => door.ask('GET', path))).toEqual({ 200: 30, 429: 1 });
  });

  it('are answered with a problem that says when to come back', async () => {
    const token = await tokenOf('manager@one.test');
    await statusesOf(5, () => door.ask('GET', '/v1/me', { token }));
    const refused = await door.ask('GET', '/v1/me', { token });
    const seconds = Number(refused.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
  });
});

describe('a forged X-Forwarded-For', () => {
  const forged = (n: number) => ({
    headers: { 'X-Forwarded-For': `203.0.113.${n % 256}, 10.0.0.${n % 256}` },
  });

  it('buys nothing where no proxy is trusted', async () => {
    await open({ limits: { ...some, address: 30 } });
    expect(await statusesOf(300, (n) => door.ask('GET', '/v1/me', forged(n)))).toEqual({ 401: 30, 429: 270 });
  });

  it('buys nothing from somebody who is no proxy', async () => {
    await open({ limits: { ...some, address: 30 }, trustedProxies: ['10.0.0.0/8'] });
    expect(await statusesOf(300, (n) => door.ask('GET', '/v1/me', forged(n)))).toEqual({ 401: 30, 429: 270 });
  });

  it('buys nothing through a proxy, which writes the true address last', async () => {
    await open({ limits: { ...some, address: 30 }, trustedProxies: ['10.0.0.0/8'] });
    const through = (n: number, client: string) =>
      door.ask('GET', '/v1/me', {
        from: '10.0.0.1',
        headers: { 'X-Forwarded-For': `203.0.113.${n % 256}, ${client}` },
      });
    expect(await statusesOf(300, (n) => through(n, '198.51.100.1'))).toEqual({ 401: 30, 429: 270 });
    expect((await through(1, '198.51.100.2')).status).toBe(401);
  });

  it('buys nothing on a real connection either', async () => {
    await open({ limits: { ...some, address: 3 } });
    const server = createAdaptorServer({ fetch: door.app.fetch }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const asked = (n: number) => fetch(`http://127.0.0.1:${port}/v1/me`, forged(n));
    expect(await statusesOf(10, asked)).toEqual({ 401: 3, 429: 7 });
    server.close();
  });

  it('buys no more sign-in codes', async () => {
    await open({ limits: some });
    const body = { email: 'manager@one.test' };
    const asked = (n: number) => door.ask('POST', '/v1/sign-in/codes', { body, ...forged(n) });
    expect(await statusesOf(100, asked)).toEqual({ 202: 10, 429: 90 });
  });
});
