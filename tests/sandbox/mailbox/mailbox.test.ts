import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenOnLoopback, PortInUse, requireFree } from '../port-in-use';
import { type Mailbox, startMailbox } from './start-mailbox';

let directory: string;
let mailbox: Mailbox;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rebound-mailbox-'));
  mailbox = await startMailbox({ webPort: 0, smtpPort: 0, directory });
});

afterAll(async () => {
  await mailbox.stop();
  await rm(directory, { recursive: true });
});

function post(mail: { to: string; subject: string; bcc?: string }) {
  const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, ignoreTLS: true });
  return transport.sendMail({ from: 'erp@rebound.test', text: 'See why.', ...mail });
}

test('shows what arrived, blind copies included', async () => {
  await post({ to: 'Pat <pm@builder.test>', bcc: 'audit@builder.test', subject: 'Rejected: SC-001' });

  const mail = await mailbox.waitForMail({ to: 'PM@builder.test', subject: 'SC-001' });
  expect(mail).toMatchObject({
    from: 'erp@rebound.test',
    to: ['pm@builder.test'],
    bcc: ['audit@builder.test'],
    subject: 'Rejected: SC-001',
  });
  expect(mail.text.trim()).toBe('See why.');
  expect(await mailbox.waitForMail({ to: 'audit@builder.test' })).toEqual(mail);
});

test('waits for a mail newer than those known', async () => {
  await post({ to: 'new@builder.test', subject: 'Round 1' });
  const first = await mailbox.waitForMail({ to: 'new@builder.test' });

  const second = mailbox.waitForMail({ to: 'new@builder.test', after: new Set([first.id]) });
  await post({ to: 'new@builder.test', subject: 'Round 2' });
  expect(await second).toMatchObject({ subject: 'Round 2' });
  const byTest = { to: 'new@builder.test', after: (mail: { subject: string }) => mail.subject !== 'Round 1' };
  expect(await mailbox.waitForMail(byTest)).toMatchObject({ subject: 'Round 2' });
});

test('says what did arrive when the wanted mail does not', async () => {
  await post({ to: 'other@builder.test', subject: 'Daily Summary' });
  await mailbox.waitForMail({ to: 'other@builder.test' });

  const waiting = mailbox.waitForMail({ to: 'other@builder.test', subject: /Rejected/, timeoutMs: 100 });
  await expect(waiting).rejects.toThrow(/no new mail to other@builder\.test about \/Rejected\/.*Daily Summary/is);
});

test('opens a mail in its page', async () => {
  await post({ to: 'page@builder.test', subject: 'Rejected: PO-7' });
  const mail = await mailbox.waitForMail({ to: 'page@builder.test' });

  expect(mailbox.pageOf(mail)).toBe(`${mailbox.url}/#/email/${mail.id}`);
  const page = await fetch(mailbox.pageOf(mail), { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('<title>MailDev</title>');
});

test.each(['webPort', 'smtpPort'] as const)('names the %s that is taken and leaves the other free', async (setting) => {
  const holder = createServer();
  const taken = await listenOnLoopback(holder, 0, setting);
  const spare = createServer();
  const free = await listenOnLoopback(spare, 0, 'spare');
  await new Promise((resolve) => spare.close(resolve));

  const ports = { webPort: free, smtpPort: free, [setting]: taken };
  await expect(startMailbox({ ...ports, directory })).rejects.toThrow(
    expect.objectContaining({ constructor: PortInUse, message: expect.stringMatching(`Port ${taken} .* ${setting} `) }),
  );
  await requireFree(free, 'free');
  await new Promise((resolve) => holder.close(resolve));
});

test('keeps its mails for the next start and frees its ports', async () => {
  const own = await mkdtemp(join(tmpdir(), 'rebound-mailbox-'));
  const first = await startMailbox({ webPort: 0, smtpPort: 0, directory: own });
  const transport = createTransport({ host: '127.0.0.1', port: first.smtpPort, ignoreTLS: true });
  await transport.sendMail({ from: 'a@b.test', to: 'kept@builder.test', subject: 'Kept', text: 'Kept.' });
  await first.waitForMail({ to: 'kept@builder.test' });
  await first.stop();
  await requireFree(first.smtpPort, 'smtpPort');
  await requireFree(Number(new URL(first.url).port), 'webPort');

  const second = await startMailbox({ webPort: 0, smtpPort: 0, directory: own });
  expect(await second.mails()).toMatchObject([{ subject: 'Kept' }]);
  await second.stop();
  await rm(own, { recursive: true });
});
