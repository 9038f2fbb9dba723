import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, Mailer, OutgoingLetter } from './mailer';
import { createResendMailer } from './resend-com';

const letter: OutgoingLetter = {
  from: 'Rebound <rebound@northgate.example>',
  to: 'priya@northgate.example',
  subject: 'Northgate Builders: ERP Commitment Rejection Notification',
  html: '<p>Use V-2317.</p>',
  text: 'Use V-2317.',
  headers: { 'Auto-Submitted': 'auto-generated' },
};

interface Seen {
  key: string | undefined;
  body: unknown;
  authorization: string | undefined;
  path: string | undefined;
  validation?: string | string[] | undefined;
}
type Answer = { status: number; body: unknown; headers?: Record<string, string> } | 'hang' | 'drop' | 'half';

let answers: Answer[];
let seen: Seen[];
let baseUrl: string;
const server = createServer((request, response) => {
  answer(request, response).catch((error: Error) => response.destroy(error));
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const key = request.headers['idempotency-key'];
  seen.push({
    key: typeof key === 'string' ? key : undefined,
    body: JSON.parse(Buffer.concat(chunks).toString()),
    authorization: request.headers.authorization,
    path: request.url,
    ...(request.headers['x-batch-validation'] ? { validation: request.headers['x-batch-validation'] } : {}),
  });
  const next = answers.shift();
  if (next === undefined) throw new Error('An unexpected request.');
  if (next === 'hang') return;
  if (next === 'drop') return void response.destroy();
  if (next === 'half') return void response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":');
  const { status, body, headers = {} } = next;
  response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
}

beforeEach(async () => {
  answers = [];
  seen = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const no = (statusCode: number, name: string, headers?: Record<string, string>): Answer => ({
  status: statusCode,
  body: { statusCode, name, message: 'Said the provider.' },
  ...(headers ? { headers } : {}),
});

/** Long enough for an answer on a busy machine. */
const timeoutMs = 1500;

const mailers: [string, () => Mailer][] = [
  ['Resend', () => createResendMailer({ apiKey: 're_test', baseUrl, timeoutMs })],
];

describe.each(mailers)('the mailer %s', (_, create) => {
  it('hands over the letter as it is, under its key', async () => {
    answers = [{ status: 200, body: { id: 'em_1' } }];
    expect(await create().send(letter, 'rejected/r-1/priya@northgate.example')).toEqual({
      outcome: 'sent',
      providerId: 'em_1',
      restMs: 0,
    });
    expect(seen).toEqual([
      { key: 'rejected/r-1/priya@northgate.example', body: letter, authorization: 'Bearer re_test', path: '/emails' },
    ]);
  });

  it.each<[string, Answer, Delivery['outcome'], RegExp | string, number]>([
    ['429', no(429, 'rate_limit_exceeded', { 'retry-after': '3' }), 'retry', 'rate_limit', 3_000],
    ['429, only a reset', no(429, 'rate_limit_exceeded', { 'ratelimit-reset': '2' }), 'retry', 'rate_limit', 2_000],
    ['429, quota of the day', no(429, 'daily_quota_exceeded', { 'retry-after': '60' }), 'retry', 'daily_quota', 60_000],
    ['409, same key still under way', no(409, 'concurrent_idempotent_requests'), 'retry', 'concurrent', 0],
    ['409, same key, other letter', no(409, 'invalid_idempotent_request'), 'refused', 'invalid_idempotent', 0],
    ['400', no(400, 'invalid_idempotency_key'), 'refused', 'invalid_idempotency_key', 0],
    ['422', no(422, 'validation_error'), 'refused', 'validation_error Said the provider.', 0],
    ['401', no(401, 'missing_api_key'), 'retry', 'RESEND_API_KEY', 0],
    ['403', no(403, 'invalid_api_key'), 'retry', 'RESEND_API_KEY', 0],
    ['404', no(404, 'not_found'), 'retry', 'RESEND_BASE_URL', 0],
    ['500', no(500, 'internal_server_error'), 'retry', '500', 0],
    ['502 that is not JSON', { status: 502, body: '<h1>Bad Gateway</h1>' }, 'retry', '502', 0],
    ['503 with a time', { status: 503, body: 'busy', headers: { 'retry-after': '5' } }, 'retry', '503', 5_000],
    ['an error of another shape', { status: 400, body: { oops: true } }, 'retry', 'another shape', 0],
    ['a yes without an id', { status: 200, body: {} }, 'retry', 'names no email', 0],
    ['a yes that is not JSON', { status: 200, body: 'ok' }, 'retry', /./, 0],
    ['a dropped connection', 'drop', 'retry', /./, 0],
    ['no answer in time', 'hang', 'retry', /./, 0],
    ['half an answer in time', 'half', 'retry', /./, 0],
  ])('tells what became of a letter: %s', async (_name, given, outcome, why, restMs) => {
    answers = [given];
    const delivery = await create().send(letter, 'key');
    expect(delivery).toMatchObject({ outcome, why: expect.stringMatching(why), restMs });
  });

  it('says when a yes used up the limit', async () => {
    const headers = { 'ratelimit-limit': '10', 'ratelimit-remaining': '0', 'ratelimit-reset': '1' };
    answers = [{ status: 200, body: { id: 'em_1' }, headers }];
    expect(await create().send(letter, 'key')).toEqual({
      ...{ outcome: 'sent', providerId: 'em_1', restMs: 0 },
      limit: { calls: 10, windowMs: 1_000, left: 0 },
    });
  });

  const two = [letter, { ...letter, to: 'marcus@northgate.example' }];
  const ids = [{ id: 'em_1' }, { id: 'em_2' }];
  const fault = { index: 0, message: 'The `to` field is invalid.' };

  it('hands over a batch as it is, under one key, and asks for what is in order to be taken', async () => {
    answers = [{ status: 200, body: { data: ids } }];
    expect(await create().batch?.send(two, 'batch/1')).toEqual({
      ...{ outcome: 'answered', restMs: 0 },
      each: ids.map(({ id }) => ({ outcome: 'sent', providerId: id })),
    });
    expect(seen).toMatchObject([{ key: 'batch/1', body: two, path: '/emails/batch', validation: 'permissive' }]);
  });

  it.each<[string, Answer, object]>([
    [
      'one of them refused',
      { status: 200, body: { data: [{ id: 'em_2' }], errors: [fault] } },
      {
        outcome: 'answered',
        each: [
          { outcome: 'refused', why: fault.message },
          { outcome: 'sent', providerId: 'em_2' },
        ],
      },
    ],
    ['an id too few', { status: 200, body: { data: [{ id: 'em_2' }] } }, { outcome: 'retry' }],
    ['an id too many', { status: 200, body: { data: ids, errors: [fault] } }, { outcome: 'retry' }],
    ['a fault of no letter', { status: 200, body: { data: [], errors: [{ index: 7 }] } }, { outcome: 'retry' }],
    ['no ids', { status: 200, body: {} }, { outcome: 'retry' }],
    ['ids that are none', { status: 200, body: { data: [{}, {}] } }, { outcome: 'retry' }],
    ['422', no(422, 'validation_error'), { outcome: 'refused' }],
    ['409, another batch', no(409, 'invalid_idempotent_request'), { outcome: 'refused' }],
    ['409, under way', no(409, 'concurrent_idempotent_requests'), { outcome: 'retry' }],
    [
      '429',
      no(429, 'rate_limit_exceeded', { 'retry-after': '3' }),
      { outcome: 'retry', restMs: 3000, isLimited: true },
    ],
    ['a dropped connection', 'drop', { outcome: 'retry' }],
    ['no answer in time', 'hang', { outcome: 'retry' }],
  ])('tells what became of a batch: %s', async (_name, given, delivery) => {
    answers = [given];
    expect(await create().batch?.send(two, 'batch/1')).toMatchObject(delivery);
  });

  it('lets itself be hurried', async () => {
    answers = ['hang'];
    const began = performance.now();
    expect(await create().send(letter, 'key', AbortSignal.timeout(20))).toMatchObject({ outcome: 'retry' });
    expect(performance.now() - began).toBeLessThan(timeoutMs);
  });

  it('does not throw when nobody listens', async () => {
    const mailer = createResendMailer({ apiKey: 're_test', baseUrl: 'http://127.0.0.1:1' });
    expect(await mailer.send(letter, 'key')).toMatchObject({ outcome: 'retry', restMs: 0 });
  });
});
