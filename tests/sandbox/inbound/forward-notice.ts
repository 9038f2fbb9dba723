import { notice, signed } from '@rebound/api/testing/arriving-mail';
import { commitmentUrl } from '@rebound/shared/commitment/page-url';
import type { DemoCommitment, DemoCompany } from '../demo/demo-company';

/** The sender that demo companies allow; its mail comes with a signature that holds. */
export const noticeSender = 'procore.example';

export interface ToForward {
  company: DemoCompany;
  commitment: DemoCommitment;
  comment: string;
}

/** Has a notification, as Procore sends it, forwarded to a company's address. */
export type Forward = (what: ToForward) => Promise<void>;

/** Hands the mails to the Resend endpoint at `resendUrl`; `addresses` are those of the companies, by id. */
export function createForward(
  resendUrl: string,
  { addresses, webUrl }: { addresses: ReadonlyMap<string, string>; webUrl: string },
): Forward {
  return async ({ company, commitment, comment }) => {
    const to = addresses.get(company.id);
    if (!to) throw new Error(`${company.name} has no address for notifications.`);
    const creator = company.people.find(({ id }) => id === commitment.createdBy);
    const mail = notice({
      ...{
        comment,
        from: `Procore <notifications@${noticeSender}>`,
        to: creator?.email ?? `erp@${company.id}.example`,
      },
      subject: `${company.name}: ERP Commitment Rejection Notification`,
      date: new Date().toUTCString(),
      url: commitmentUrl(webUrl, { companyId: company.id, ...commitment }),
    });
    const response = await fetch(`${resendUrl}/_inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: [to], mail: signed(mail, noticeSender) }),
    });
    if (!response.ok) throw new Error(`The Resend endpoint answered ${response.status}.`);
  };
}
