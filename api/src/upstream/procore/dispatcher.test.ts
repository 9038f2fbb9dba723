import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher, type DispatcherParts } from './dispatcher';
import { createGate } from './gate';

let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked = 0;
let most = 0;
let open = 0;
let ahead = 0;
beforeEach(async () => {
  [asked, most, open, ahead] = [0, 0, 0, 0];
  answer = (_, response) => void response.end('{}');
  server = createServer((request, response) => {
    asked += 1;
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const now = () => new Date(Date.now() + ahead).toISOString();
const dispatcher = (parts: Partial<DispatcherParts> = {}) => createDispatcher({ now, patienceMs: 200, ...parts });
const get = (path: string, token = 'one') => ({
  ...{ method: 'GET' as const, url: `${url}${path}`, headers: { Authorization: `Bearer ${token}` } },
});
const slow = (ms: number) => (_: IncomingMessage, response: ServerResponse) => {
  setTimeout(() => response.end('{}'), ms);
};
const said = (status: number, headers: Record<string, string>) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status, headers).end('{}');
};
const inSeconds = (seconds: number) => String(Math.floor((Date.now() + ahead) / 1000) + seconds);

it('asks once for equal GETs of one person that come together, and for each person anew', async () => {
  answer = slow(50);
  const { send } = dispatcher();
  await Promise.all([...Array.from({ length: 9 }, () => send(get('/a'))), send(get('/b')), send(get('/a', 'two'))]);
  expect(asked).toBe(3);
  await send(get('/a'));
  expect(asked).toBe(4);
});

it('never makes one of two changes', async () => {
  answer = slow(20);
  const { send } = dispatcher();
  await Promise.all([1, 2].map(() => send({ ...get('/a'), method: 'PATCH', body: '{}' })));
  expect(asked).toBe(2);
});

it('has no more calls under way than it may', async () => {
  answer = slow(20);
  const { send } = dispatcher({ concurrency: 3 });
  await Promise.all(Array.from({ length: 20 }, (_, n) => send(get(`/${n}`))));
  expect([asked, most]).toEqual([20, 3]);
});

it('gives a call up that takes too long', async () => {
  answer = slow(5_000);
  const began = Date.now();
  await expect(dispatcher({ timeoutMs: 100 }).send(get('/a'))).rejects.toMatchObject({ code: 'procore-unreachable' });
  expect(Date.now() - began).toBeLessThan(2_000);
});

describe.each([
  ['the ten seconds', 8],
  ['the hour', 3_000],
])('the limit of %s', (_, seconds) => {
  it('is kept before it is met: the person is told until when', async () => {
    answer = said(200, { 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': inSeconds(seconds) });
    const { send } = dispatcher();
    await send(get('/a'));
    const refused = await send(get('/b')).catch((error) => error);
    expect(refused).toMatchObject({ status: 503, code: 'procore-asks-to-wait' });
    const wait = Date.parse(refused.extra.until) - Date.now();
    expect(wait).toBeGreaterThan((seconds - 3) * 1000);
    expect(wait).toBeLessThan((seconds + 3) * 1000);
    expect(Number(refused.headers['Retry-After'])).toBeLessThanOrEqual(seconds + 1);
    expect(asked).toBe(1);
    ahead = (seconds + 1) * 1000;
    answer = said(200, {});
    await send(get('/b'));
    expect(asked).toBe(2);
  });
});

it('lets no more pass at once than are left', async () => {
  answer = said(200, { 'X-Rate-Limit-Remaining': '3', 'X-Rate-Limit-Reset': inSeconds(9) });
  const { send } = dispatcher();
  await send(get('/a'));
  answer = (request, response) => {
    setTimeout(() => said(200, {})(request, response), 30);
  };
  const all = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => send(get(`/${n}`))));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(asked).toBe(4);
});

describe('asked to wait', () => {
  it.each([
    [429, { 'Retry-After': '30' }],
    [429, { 'X-Rate-Limit-Reset': 'in 30 s', 'X-Rate-Limit-Remaining': '0' }],
    [503, { 'Retry-After': '30' }],
  ])('%i with %o leaves Procore alone until then, and says so', async (status, told) => {
    const headers = Object.fromEntries(
      Object.entries(told).map(([name, value]) => [name, value === 'in 30 s' ? inSeconds(30) : value]),
    );
    answer = said(status, headers);
    const { send } = dispatcher();
    const refused = await send(get('/a')).catch((error) => error);
    expect(refused).toMatchObject({ status: 503, code: 'procore-asks-to-wait' });
    expect(Date.parse(refused.extra.until) - Date.now()).toBeGreaterThan(25_000);
    await expect(send(get('/b'))).rejects.toMatchObject({ code: 'procore-asks-to-wait' });
    expect(asked).toBe(1);
  });

  it('for a moment, waits for it here', async () => {
    let first = true;
    answer = (request, response) => {
      said(first ? 429 : 200, { 'X-Rate-Limit-Reset': '0' })(request, response);
      first = false;
    };
    expect((await dispatcher().send(get('/a'))).status).toBe(200);
    expect(asked).toBe(2);
  });
});

it('leaves a host alone that does not answer, and tries once from time to time', async () => {
  answer = said(500, {});
  const { send } = dispatcher();
  for (let n = 0; n < 5; n += 1) await expect(send(get(`/${n}`))).rejects.toMatchObject({ status: 502 });
  await expect(send(get('/x'))).rejects.toMatchObject({ code: 'procore-unreachable' });
  expect(asked).toBe(5);
  ahead = 31_000;
  const tries = await Promise.allSettled([send(get('/y')), send(get('/z'))]);
  expect([asked, tries.map(({ status }) => status)]).toEqual([6, ['rejected', 'rejected']]);
  ahead = 62_000;
  answer = said(200, {});
  await send(get('/y'));
  await send(get('/z'));
  expect(asked).toBe(8);
});

it('takes a reset by the clock of Procore, where ours is wrong', () => {
  const gate = createGate();
  gate.pass(0);
  const headers = new Headers({
    ...{ 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': '1000010' },
    Date: new Date(1_000_000_000).toUTCString(),
  });
  gate.note({ status: 200, headers }, 5_000);
  expect(gate.pass(5_000)).toBe(10_000);
  expect(gate.pass(15_001)).toBe(0);
});
