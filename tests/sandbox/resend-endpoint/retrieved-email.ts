import type { SentEmail } from './sent-emails';
import { messageId } from './smtp-delivery';

/** An email as `GET /emails/:id` shows it: https://resend.com/docs/api-reference/emails/retrieve-email */
export const retrievedEmail = ({ id, email, createdAt, lastEvent }: SentEmail) => ({
  object: 'email',
  id,
  message_id: messageId(id),
  to: email.to,
  from: email.from,
  created_at: createdAt,
  subject: email.subject,
  html: email.html ?? null,
  text: email.text ?? null,
  bcc: email.bcc ?? null,
  cc: email.cc ?? null,
  reply_to: email.reply_to ?? null,
  tags: email.tags ?? [],
  last_event: lastEvent,
  scheduled_at: null,
});
