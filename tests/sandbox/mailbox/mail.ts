import { z } from 'zod';

const addresses = z
  .array(z.object({ address: z.string(), name: z.string().optional() }))
  .transform((list) => list.map(({ address }) => address));

const mailSchema = z
  .object({
    id: z.string(),
    time: z.coerce.date(),
    from: addresses.transform(([first]) => first ?? ''),
    to: addresses.default([]),
    cc: addresses.default([]),
    calculatedBcc: addresses.default([]),
    subject: z.string().default(''),
    text: z.string().default(''),
    html: z.string().default(''),
    headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    attachments: z.array(z.object({ filename: z.string().optional(), contentType: z.string() })).default([]),
  })
  // No header names a blind copy: MailDev finds it by comparing the envelope with them.
  .transform(({ calculatedBcc: bcc, ...mail }) => ({ ...mail, bcc }));

/**
 * One mail as it arrived: bare addresses, header names in lower case. Bodies are as they were sent; once the mail has
 * been opened in MailDev's page, `html` is what its sanitizer left.
 */
export type Mail = z.infer<typeof mailSchema>;

/** The mails in an answer of MailDev's `GET /api/email`. */
export const mailsIn = (answer: unknown): Mail[] => z.array(mailSchema).parse(answer);
