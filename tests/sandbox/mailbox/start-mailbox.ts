import { MailDev } from 'maildev';
import { requireFree } from '../port-in-use';
import { mailboxClient } from './mailbox-client';

export type MailboxOptions = {
  /** Port of the web page and its API; 0 picks a free one. */
  webPort: number;
  /** Port that takes mail in; 0 picks a free one. */
  smtpPort: number;
  /** Where mails are kept. Those already in it are shown again. */
  directory: string;
};

export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

/** Starts MailDev on 127.0.0.1 in this process, so that it cannot outlive it. Throws `PortInUse`. */
export async function startMailbox({ webPort, smtpPort, directory }: MailboxOptions) {
  // MailDev keeps its SMTP port open for good when the web port turns out to be taken, so ask for both first.
  await requireFree(smtpPort, 'smtpPort');
  await requireFree(webPort, 'webPort');

  const mailDev = new MailDev({
    ip: '127.0.0.1',
    smtp: smtpPort,
    webIp: '127.0.0.1',
    web: webPort,
    mailDirectory: directory,
    silent: true,
  });
  const { smtp, api } = await mailDev.start();
  const url = `http://127.0.0.1:${api?.getPort() ?? webPort}`;

  return {
    url,
    smtpPort: smtp.getPort(),
    ...mailboxClient(url),
    stop: () => mailDev.stop(),
  };
}
