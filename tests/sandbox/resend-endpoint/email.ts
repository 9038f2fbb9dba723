import { z } from 'zod';
import { ResendError } from './resend-error';

const address = String.raw`[^\s<>@,]+@[^\s<>@,]+\.[^\s<>@,]+`;
const mailbox = new RegExp(`^(?:${address}|[^<>]*<${address}>)$`);

const mailboxIn = (field: string) =>
  z
    .string()
    .regex(
      mailbox,
      `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
    );

const mailboxesIn = (field: string) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(mailboxIn(field)).max(50, `Invalid \`${field}\` field. The maximum number of recipients is 50.`),
  );

const tagWord = z
  .string()
  .max(256)
  .regex(/^[\w-]+$/, 'Tags should only contain ASCII letters, numbers, underscores, or dashes.');

const emailSchema = z.object({
  from: mailboxIn('from'),
  to: mailboxesIn('to'),
  cc: mailboxesIn('cc').nullish(),
  bcc: mailboxesIn('bcc').nullish(),
  reply_to: mailboxesIn('reply_to').nullish(),
  subject: z.string(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  tags: z.array(z.object({ name: tagWord, value: tagWord })).nullish(),
  attachments: z
    .array(
      z.object({
        filename: z.string().optional(),
        content: z.base64(),
        content_type: z.string().optional(),
        content_id: z.string().optional(),
      }),
    )
    .nullish(),
});

/** One email to send, checked; the fields are those of Resend's API. */
export type Email = z.infer<typeof emailSchema>;

const isAbsent = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The email in a request's body. Throws `ResendError` with the words Resend has for the first fault. */
export function emailIn(body: unknown): Email {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  for (const field of ['from', 'to', 'subject']) {
    if (isAbsent(fields[field])) throw new ResendError('missing_required_field', `Missing \`${field}\` field.`);
  }
  if (isAbsent(fields.html) && isAbsent(fields.text)) {
    throw new ResendError('validation_error', 'Missing `html` or `text` field.');
  }
  // Taking these in and doing nothing would look like success.
  for (const field of ['scheduled_at', 'template']) {
    if (!isAbsent(fields[field])) throw new ResendError('validation_error', `The sandbox does not know \`${field}\`.`);
  }
  const { data, error } = emailSchema.safeParse(fields);
  if (error) throw new ResendError('validation_error', error.issues[0]?.message);
  return data;
}
