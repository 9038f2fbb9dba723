import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CreateEmailOptions, Resend } from 'resend';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../mailbox/start-mailbox';
import { type ResendEndpoint, startResendEndpoint } from './start-resend-endpoint';

const apiKey = 're_sandbox';
const day = 24 * 60 * 60 * 1000;

let directory: string;
let mailbox: Mailbox;
let endpoint: ResendEndpoint;
let resend: Resend;
let clock: number;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rebound-resend-'));
  mailbox = await startMailbox({ webPort: 0, smtpPort: 0, directory });
});

afterAll(async () => {
  await mailbox.stop();
  await rm(directory, { recursive: true });
});

beforeEach(async () => {
  clock = Date.parse('2026-11-20T09:00:00Z');
  endpoint = await startResendEndpoint({ port: 0, smtpPort: mailbox.smtpPort, apiKey, now: () => clock });
  resend = new Resend(apiKey, { baseUrl: endpoint.url });
});

afterEach(() => endpoint.stop());

let count = 0;

/** A letter to an address of its own, so that tests share one mailbox. */
function letter() {
  count += 1;
  return {
    from: 'Rebound <erp@rebound.test>',
    to: [`approver-${count}@builder.test`],
    subject: `Re-sent for ERP acceptance: SC-${count} – “Steel”`,
    html: '<!doctype html><html><body><p>Cost code <b>05-100</b> is missing.</p></body></html>',
    text: 'Cost code 05-100 is missing.\nÄndern & re-send.',
  } satisfies CreateEmailOptions;
}

async function arrived({ to }: { to: readonly string[] }) {
  await endpoint.settled();
  const mails = await mailbox.mails();
  return mails.filter((mail) => to.some((address) => mail.to.includes(address)));
}

describe('delivery', () => {
  test('a mail arrives as it was sent', async () => {
    const one = {
      ...letter(),
      cc: 'Accounting <cc@builder.test>',
      bcc: 'audit@builder.test',
      replyTo: 'pm@builder.test',
      headers: { 'X-Rebound-Commitment': 'SC-1', References: '<round-1@rebound.test>' },
      attachments: [{ filename: 'changes.txt', content: Buffer.from('05-100') }],
    };
    const { data } = await resend.emails.send(one, { idempotencyKey: 'resent/1/approver' });

    const [mail, ...more] = await arrived(one);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      from: 'erp@rebound.test',
      to: one.to,
      cc: ['cc@builder.test'],
      bcc: ['audit@builder.test'],
      subject: one.subject,
      html: one.html,
      attachments: [{ filename: 'changes.txt' }],
    });
    expect(mail?.text.trimEnd()).toBe(one.text);
    expect(mail?.headers['x-rebound-commitment']).toBe('SC-1');
    expect(mail?.headers.references).toContain('<round-1@rebound.test>');
    expect(mail?.headers['message-id']).toContain(data?.id);
    const source = await (await fetch(`${mailbox.url}/api/email/${mail?.id}/source`)).text();
    expect(source).toContain(`Reply-To: ${one.replyTo}`);
    expect(source).toContain(Buffer.from('05-100').toString('base64'));
  });

  test('the id comes first, the mail a little later', async () => {
    const one = letter();
    const { data } = await resend.emails.send(one);
    expect((await resend.emails.get(data?.id ?? '')).data?.last_event).toBe('queued');

    expect(await arrived(one)).toHaveLength(1);
    expect((await resend.emails.get(data?.id ?? '')).data).toMatchObject({
      ...one,
      object: 'email',
      id: data?.id,
      last_event: 'delivered',
    });
  });

  test('a batch gives one id for each, in order', async () => {
    const batch = [letter(), letter()];
    const { data } = await resend.batch.send(batch, { idempotencyKey: 'daily/2026-11-20' });

    expect(data?.data).toHaveLength(2);
    expect((await resend.emails.get(data?.data[1]?.id ?? '')).data?.to).toEqual(batch[1]?.to);
    for (const one of batch) expect(await arrived(one)).toHaveLength(1);
  });

  test('one faulty email stops its batch', async () => {
    const good = letter();
    const { error } = await resend.batch.send([good, { ...letter(), subject: '' }]);
    expect(error).toMatchObject({ name: 'missing_required_field' });
    expect(await arrived(good)).toEqual([]);
  });

  test('a permissive batch takes what is in order and names the rest by their places, again under its key', async () => {
    const [first, last] = [letter(), letter()];
    const attachments = [{ filename: 'a.txt', content: Buffer.from('a') }];
    const batch = [first, { ...letter(), subject: '' }, { ...letter(), attachments }, last];
    const options = { batchValidation: 'permissive', idempotencyKey: 'batch/1' } as const;
    const { data } = await resend.batch.send(batch, options);

    expect(data?.errors.map(({ index }) => index)).toEqual([1, 2]);
    expect(data?.data).toHaveLength(2);
    expect((await resend.emails.get(data?.data[1]?.id ?? '')).data?.to).toEqual(last.to);
    expect((await resend.batch.send(batch, options)).data).toEqual(data);
    for (const one of [first, last]) expect(await arrived(one)).toHaveLength(1);
  });

  test.each([0, 101])('a batch of %i is refused', async (count) => {
    const { error } = await resend.batch.send(Array.from({ length: count }, letter));
    expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
  });

  test('what was accepted arrives even when the endpoint stops', async () => {
    const one = letter();
    await resend.emails.send(one);
    await endpoint.stop();
    expect((await mailbox.mails()).filter(({ subject }) => subject === one.subject)).toHaveLength(1);
  });

  test('an email that no mailbox takes has failed', async () => {
    const alone = await startResendEndpoint({ port: 0, smtpPort: 1, apiKey });
    const client = new Resend(apiKey, { baseUrl: alone.url });
    const { data } = await client.emails.send(letter());
    await alone.settled();
    expect((await client.emails.get(data?.id ?? '')).data?.last_event).toBe('failed');
    await alone.stop();
  });
});

describe('idempotency', () => {
  const idempotencyKey = 'resent/7/approver';

  test('the same key and payload get the same id, and one mail', async () => {
    const one = letter();
    const first = await resend.emails.send(one, { idempotencyKey });
    const again = await resend.emails.send(one, { idempotencyKey });

    expect(again.data).toEqual(first.data);
    expect(await arrived(one)).toHaveLength(1);
    expect(endpoint.log.map(({ outcome }) => outcome)).toEqual(['accepted', 'replayed']);
  });

  test('another payload under the key is refused', async () => {
    const one = letter();
    await resend.emails.send(one, { idempotencyKey });
    const { error } = await resend.emails.send({ ...one, subject: 'Another' }, { idempotencyKey });

    expect(error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
    expect(await arrived(one)).toHaveLength(1);
  });

  test('a second request while the first is under way is refused', async () => {
    const one = letter();
    endpoint.faults.set({ fault: 'delay', ms: 150 });
    const first = resend.emails.send(one, { idempotencyKey });
    await expect.poll(() => endpoint.log[0]?.digest).toBeTruthy();
    const second = await resend.emails.send(one, { idempotencyKey });

    expect(second.error).toMatchObject({ statusCode: 409, name: 'concurrent_idempotent_requests' });
    expect((await first).data?.id).toBeTruthy();
    expect(await arrived(one)).toHaveLength(1);
  });

  test('a key is forgotten after 24 hours', async () => {
    const one = letter();
    const first = await resend.emails.send(one, { idempotencyKey });
    clock += day - 1;
    const late = await resend.emails.send(one, { idempotencyKey });
    clock += 1;
    const tooLate = await resend.emails.send(one, { idempotencyKey });

    expect(late.data).toEqual(first.data);
    expect(tooLate.data?.id).not.toBe(first.data?.id);
    expect(await arrived(one)).toHaveLength(2);
  });

  test('a refused payload does not use up its key', async () => {
    const one = letter();
    await resend.emails.send({ ...one, from: 'nobody' }, { idempotencyKey });
    expect((await resend.emails.send(one, { idempotencyKey })).error).toBeNull();
  });

  test.each([
    [256, null],
    [257, { statusCode: 400, name: 'invalid_idempotency_key' }],
  ])('a key of %i characters', async (length, expected) => {
    const { error } = await resend.emails.send(letter(), { idempotencyKey: 'k'.repeat(length) });
    if (expected) expect(error).toMatchObject(expected);
    else expect(error).toBeNull();
  });
});

describe('access', () => {
  test('an unknown key is refused', async () => {
    const { error } = await new Resend('re_other', { baseUrl: endpoint.url }).emails.send(letter());
    expect(error).toEqual({ statusCode: 403, name: 'invalid_api_key', message: 'API key is invalid.' });
  });

  test('no key is refused', async () => {
    const response = await fetch(`${endpoint.url}/emails`, { method: 'POST' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ statusCode: 401, name: 'missing_api_key' });
  });

  test('no user agent is turned away, and not in JSON', async () => {
    const { error } = await new Resend(apiKey, { baseUrl: endpoint.url, userAgent: '' }).emails.send(letter());
    expect(error).toMatchObject({ statusCode: 403, name: 'application_error' });
  });

  test('the eleventh request of a second is refused, and the next second is free', async () => {
    const answers = [];
    for (let sent = 0; sent < 11; sent += 1) answers.push(await resend.emails.send(letter()));

    expect(answers[0]?.headers).toMatchObject({ 'ratelimit-limit': '10', 'ratelimit-remaining': '9' });
    expect(answers[9]?.error).toBeNull();
    expect(answers[10]?.error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' });
    expect(answers[10]?.headers).toMatchObject({
      'ratelimit-remaining': '0',
      'ratelimit-reset': '1',
      'retry-after': '1',
    });
    clock += 1000;
    expect((await resend.emails.send(letter())).error).toBeNull();
  });

  test.each([
    ['GET', '/emails/no-such-email', 404],
    ['GET', '/domains', 404],
  ])('%s %s is not found', async (method, path, status) => {
    const headers = { authorization: `Bearer ${apiKey}` };
    const response = await fetch(`${endpoint.url}${path}`, { method, headers });
    expect(await response.json()).toMatchObject({ statusCode: status, name: 'not_found' });
  });

  test('a body that is not JSON is refused', async () => {
    const headers = { authorization: `Bearer ${apiKey}` };
    const response = await fetch(`${endpoint.url}/emails`, { method: 'POST', headers, body: '{' });
    expect(await response.json()).toMatchObject({ statusCode: 400, name: 'validation_error' });
  });
});

describe('faults', () => {
  const idempotencyKey = 'resent/9/approver';
  const unanswered = { statusCode: null, name: 'application_error' };

  test.each([
    [429, 'rate_limit_exceeded'],
    [500, 'internal_server_error'],
    [502, 'application_error'],
    [503, 'application_error'],
  ] as const)('a %i accepts nothing, and the retry does', async (status, name) => {
    const one = letter();
    endpoint.faults.set({ fault: 'answer', status });
    const first = await resend.emails.send(one, { idempotencyKey });
    expect(first.error).toMatchObject({ statusCode: status, name });
    expect(first.headers?.['retry-after']).toBe(status === 429 ? '1' : undefined);

    expect((await resend.emails.send(one, { idempotencyKey })).error).toBeNull();
    expect(await arrived(one)).toHaveLength(1);
  });

  test('a lost answer has sent the mail, and the retry learns its id', async () => {
    const one = letter();
    endpoint.faults.set({ fault: 'lose-answer' });
    expect((await resend.emails.send(one, { idempotencyKey })).error).toMatchObject(unanswered);
    expect(await arrived(one)).toHaveLength(1);

    const { data } = await resend.emails.send(one, { idempotencyKey });
    expect(data?.id).toBe(endpoint.log[0]?.emails[0]?.id);
    expect(await arrived(one)).toHaveLength(1);
    expect(endpoint.log.map(({ status, outcome }) => [status, outcome])).toEqual([
      [null, 'accepted'],
      [200, 'replayed'],
    ]);
  });

  test('a dropped connection has sent nothing', async () => {
    const one = letter();
    endpoint.faults.set({ fault: 'drop' });
    expect((await resend.emails.send(one, { idempotencyKey })).error).toMatchObject(unanswered);
    expect(await arrived(one)).toEqual([]);
    expect(endpoint.log).toMatchObject([{ status: null, outcome: null }]);
  });

  test('a hanging request ends when the client gives up, having sent nothing', async () => {
    const one = letter();
    endpoint.faults.set({ fault: 'hang' });
    const patience = AbortSignal.timeout(100);
    await resend.emails.send(one, { idempotencyKey, signal: patience });
    expect(patience.aborted).toBe(true);

    expect((await resend.emails.send(one, { idempotencyKey })).error).toBeNull();
    expect(await arrived(one)).toHaveLength(1);
    expect(endpoint.log.map(({ status }) => status)).toEqual([null, 200]);
  });

  test('slow work goes on when the client has given up', async () => {
    const one = letter();
    endpoint.faults.set({ fault: 'delay', ms: 700 });
    await resend.emails.send(one, { idempotencyKey, signal: AbortSignal.timeout(50) });

    await expect.poll(() => endpoint.log[0]?.outcome, { timeout: 5000 }).toBe('accepted');
    expect(await arrived(one)).toHaveLength(1);
    expect(endpoint.log[0]?.status).toBeNull();
  });

  test('are set and told over HTTP, and refused when unknown', async () => {
    const put = (faults: unknown) => fetch(`${endpoint.url}/_faults`, { method: 'PUT', body: JSON.stringify(faults) });

    expect((await put([{ fault: 'explode' }])).status).toBe(422);
    expect((await put([{ fault: 'answer', status: 503 }, { fault: 'drop' }])).status).toBe(200);
    await resend.emails.send(letter());
    expect(await (await fetch(`${endpoint.url}/_faults`)).json()).toEqual([{ fault: 'drop' }]);
    expect(endpoint.faults.pending()).toEqual([{ fault: 'drop' }]);
  });
});

test('the log tells keys, answers and payloads, and no secret', async () => {
  const one = letter();
  await resend.emails.send(one, { idempotencyKey: 'resent/1/a' });
  await resend.emails.send(one, { idempotencyKey: 'resent/1/b' });
  await resend.emails.send({ ...one, subject: '' });

  const log = await (await fetch(`${endpoint.url}/_log`)).text();
  expect(JSON.parse(log)).toMatchObject([
    { method: 'POST', path: '/emails', key: 'resent/1/a', status: 200, outcome: 'accepted' },
    { key: 'resent/1/b', status: 200, emails: [{ email: { to: one.to, subject: one.subject } }] },
    { key: null, status: 422, error: 'missing_required_field', outcome: null, emails: [] },
  ]);
  const [first, second, third] = endpoint.log;
  expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(second?.digest).toBe(first?.digest);
  expect(third?.digest).not.toBe(first?.digest);
  expect(log).not.toContain(apiKey);
});
