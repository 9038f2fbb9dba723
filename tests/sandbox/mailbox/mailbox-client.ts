import { type Mail, mailsIn } from './mail';
import { matches, type WantedMail } from './wanted-mail';

/** Reads a mailbox that runs at `url`, in this process or another. */
export function mailboxClient(url: string) {
  /** Every mail, in order of arrival. Listing leaves mails unread; MailDev marks one read when it is fetched alone. */
  async function mails(): Promise<Mail[]> {
    const response = await fetch(`${url}/api/email`);
    if (!response.ok) throw new Error(`The mailbox at ${url} answered ${response.status}`);
    return mailsIn(await response.json());
  }

  return {
    mails,

    /** Resolves with the first mail that matches; rejects after `timeoutMs` (5 s), saying what did arrive. */
    async waitForMail({ timeoutMs = 5_000, ...wanted }: WantedMail & { timeoutMs?: number }): Promise<Mail> {
      const until = performance.now() + timeoutMs;
      for (;;) {
        const arrived = await mails();
        const found = arrived.find((mail) => matches(mail, wanted));
        if (found) return found;
        if (performance.now() >= until) throw new Error(missing(wanted, arrived, timeoutMs));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },

    /** The address of one mail in MailDev's page, as a person opens it. */
    pageOf: ({ id }: Pick<Mail, 'id'>) => `${url}/#/email/${encodeURIComponent(id)}`,
  };
}

function missing({ to, subject }: WantedMail, arrived: readonly Mail[], timeoutMs: number) {
  const seen = arrived.map((mail) => `  ${mail.to.join(', ')}: ${mail.subject}`).join('\n');
  const wanted = subject === undefined ? to : `${to} about ${subject}`;
  return `No new mail to ${wanted} within ${timeoutMs} ms. In the mailbox:\n${seen || '  nothing'}`;
}
