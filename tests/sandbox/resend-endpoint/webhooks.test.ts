import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type CreateEmailOptions, Resend } from 'resend';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ResendEndpoint, startResendEndpoint } from './start-resend-endpoint';

const apiKey = 're_sandbox';
const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;
const { webhooks } = new Resend(apiKey);

let heard: { headers: IncomingHttpHeaders; body: string }[];
let endpoint: ResendEndpoint;
const listener = createServer(async (request, response) => {
  heard.push({ headers: request.headers, body: await text(request) });
  response.end();
});

beforeEach(async () => {
  heard = [];
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/webhooks/resend`;
  // Nobody listens at port 1: what no mailbox takes has failed.
  endpoint = await startResendEndpoint({ port: 0, smtpPort: 1, apiKey, webhook: { url, secret } });
});

afterEach(async () => {
  await endpoint.stop();
  await new Promise((resolve) => listener.close(resolve));
});

test.each([
  ['alex@bounce.test', 'email.bounced', 'bounced'],
  ['Alex Kim <alex@delay.test>', 'email.delivery_delayed', 'delivery_delayed'],
  ['alex@northgate.example', 'email.failed', 'failed'],
])('what becomes of a mail to %s is told as %s, and proven', async (to, type, lastEvent) => {
  const resend = new Resend(apiKey, { baseUrl: endpoint.url });
  const letter: CreateEmailOptions = { from: 'Rebound <erp@rebound.test>', to, subject: 'Rejected', text: 'See why.' };
  const { data } = await resend.emails.send(letter);
  await expect.poll(() => endpoint.webhooks.map(({ status }) => status)).toEqual([200, 200]);

  const told = heard.map(({ headers, body }) =>
    webhooks.verify({
      payload: body,
      headers: {
        id: String(headers['svix-id']),
        timestamp: String(headers['svix-timestamp']),
        signature: String(headers['svix-signature']),
      },
      webhookSecret: secret,
    }),
  );
  expect(new Set(told.map((one) => one.type))).toEqual(new Set(['email.sent', type]));
  for (const one of told) expect(one.data).toMatchObject({ email_id: data?.id, to: [to], subject: 'Rejected' });
  expect((await resend.emails.get(data?.id ?? '')).data?.last_event).toBe(lastEvent);
});

test('where nobody answers, mail is delivered all the same', async () => {
  const webhook = { url: 'http://127.0.0.1:1/webhooks/resend', secret };
  const alone = await startResendEndpoint({ port: 0, smtpPort: 1, apiKey, webhook });
  const resend = new Resend(apiKey, { baseUrl: alone.url });
  await resend.emails.send({ from: 'erp@rebound.test', to: 'a@bounce.test', subject: 'Rejected', text: 'See why.' });
  await alone.settled();
  await alone.stop();
  expect(alone.webhooks.map(({ status }) => status)).toEqual([null, null]);
});
