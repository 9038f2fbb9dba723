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
      { key: 'rejected/r-1/priya@northgate.example', body: letter, authorization: 'Bearer re_test' },
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
    answers = [{ status: 200, body: { id: 'em_1' }, headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' } }];
    expect(await create().send(letter, 'key')).toEqual({ outcome: 'sent', providerId: 'em_1', restMs: 1_000 });
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
