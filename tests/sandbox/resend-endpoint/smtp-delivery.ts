import { createTransport } from 'nodemailer';
import type { Email } from './email';

/** Hands emails to the mail server on `smtpPort` of this machine, changing nothing in them. */
export function smtpDelivery(smtpPort: number) {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });

  return (id: string, email: Email) => transport.sendMail(asMail(id, email));
}

/** An email as it travels. */
export const asMail = (id: string, email: Email) => ({
  messageId: messageId(id),
  from: email.from,
  to: email.to,
  cc: email.cc ?? [],
  bcc: email.bcc ?? [],
  replyTo: email.reply_to ?? [],
  subject: email.subject,
  html: email.html ?? undefined,
  text: email.text ?? undefined,
  headers: email.headers ?? {},
  attachments: email.attachments?.map(({ filename, content, content_type, content_id }) => ({
    filename,
    content,
    encoding: 'base64',
    contentType: content_type,
    cid: content_id,
  })),
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The `Message-ID` under which an accepted email travels. */
export const messageId = (id: string) => `<${id}@resend.sandbox>`;
