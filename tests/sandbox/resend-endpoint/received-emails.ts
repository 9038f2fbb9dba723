import { randomUUID } from 'node:crypto';
import { takenIn, verdictOn } from '@rebound/api/testing/arriving-mail';
import { z } from 'zod';
import type { Webhooks } from './webhooks';

const field = z.tuple([z.string(), z.string()]);

/** The body of `POST /_inbound`: a mail as its sender hands it over, and for whom. */
export const arrivalSchema = z.object({
  /** The addresses of the envelope. */
  to: z.array(z.string()).min(1),
  mail: z.object({ head: z.array(field), body: z.string() }),
  /** What the receiving server says of it; without it, that all its signatures hold. */
  verdict: z.string().nullish(),
  /** How often its arrival is told, each time under another id. */
  told: z.number().int().min(0).default(1),
});
export type Arrival = z.input<typeof arrivalSchema>;

/** A mail that came in, as the real one keeps it. */
export interface ReceivedEmail {
  id: string;
  createdAt: string;
  receivedFor: string[];
  head: [string, string][];
  source: string;
}

export type ReceivedEmails = ReturnType<typeof createReceivedEmails>;

/** What came in, and its telling: https://resend.com/docs/dashboard/receiving/introduction */
export function createReceivedEmails({ now, webhooks }: { now: () => number; webhooks: Webhooks }) {
  const received = new Map<string, ReceivedEmail>();

  function tell(id: string, times = 1): void {
    const one = received.get(id);
    if (!one) throw new Error(`No mail ${id} came in.`);
    const more = {
      ...{ received_for: one.receivedFor, message_id: `<${id}@demo.example>` },
      ...{ cc: [], bcc: [], attachments: [] },
    };
    for (let time = 0; time < times; time += 1) {
      webhooks.tell('email.received', { id, createdAt: one.createdAt, email: summaryOf(one) }, more);
    }
  }

  return {
    /** Takes a mail in, and tells of it. */
    arrive(arrival: Arrival): ReceivedEmail {
      const { to, mail, verdict, told } = arrivalSchema.parse(arrival);
      const [first = ''] = to;
      const one: ReceivedEmail = {
        id: randomUUID(),
        createdAt: new Date(now()).toISOString(),
        receivedFor: to,
        head: mail.head,
        source: takenIn(mail, first, verdict ?? verdictOn(mail)),
      };
      received.set(one.id, one);
      tell(one.id, told);
      return one;
    },
    tell,
    find: (id: string) => received.get(id),
    forget: (id: string) => received.delete(id),
  };
}

function summaryOf({ head }: Pick<ReceivedEmail, 'head'>) {
  const of = (name: string) => head.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
  return { from: of('from'), to: [of('to')], subject: of('subject') };
}

/** A mail that came in as `GET /emails/receiving/:id` shows it; of several fields of one name, the last is shown. */
export function shownEmail(one: ReceivedEmail, rawUrl: string, expiresAt: string) {
  return {
    ...{ object: 'email', id: one.id, created_at: one.createdAt, ...summaryOf(one) },
    ...{ received_for: one.receivedFor, cc: [], bcc: [], reply_to: [], message_id: `<${one.id}@demo.example>` },
    ...{ html: null, text: null, attachments: [] },
    headers: Object.fromEntries(one.head.map(([name, value]) => [name.toLowerCase(), value])),
    raw: { download_url: rawUrl, expires_at: expiresAt },
  };
}
