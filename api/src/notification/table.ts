import { noticeEvents } from '@rebound/shared/notification/who-to-notify';
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { commitment } from '../commitment/table';
import { deliveryStates } from '../mail/mail-events';
import type { OutgoingLetter } from '../mail/mailer';
import { company, person } from '../permission/table';

export const letterEvents = [...noticeEvents, 'summary', 'code'] as const;
export type LetterEvent = (typeof letterEvents)[number];

export const outboxStates = ['waiting', 'sending', 'sent', 'needs-review', 'released'] as const;

/**
 * The outbox, and afterwards the proof of who was told. `payload` and `key` never change once a row is written, but that
 * the words of a sign-in code are taken out when it was sent or has run out.
 */
export const letter = sqliteTable(
  'letter',
  {
    id: text().primaryKey(),
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    commitmentId: text('commitment_id').references(() => commitment.id),
    event: text({ enum: letterEvents }).notNull(),
    eventId: text('event_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    personName: text('person_name').notNull(),
    recipient: text().notNull(),
    payload: text({ mode: 'json' }).$type<OutgoingLetter>().notNull(),
    key: text().notNull().unique(),
    /** The key of the call that it leaves in with others, for ever; `null` where it leaves alone under its own. */
    batch: text(),
    /** `released`: the operator gave it up. */
    state: text({ enum: outboxStates }).notNull(),
    /** When to take it next: at first, after a failure, or at the end of a sender's lease. `null` once all is done. */
    dueAt: text('due_at'),
    /** Not worth sending afterwards, as with a code that has run out. */
    until: text(),
    /** The provider forgets a key 24 h after the first call, so a duplicate is ruled out only near this moment. */
    firstTriedAt: text('first_tried_at'),
    attempts: integer().notNull(),
    /** The fence: only who holds the newest token may say what became of the letter. */
    leaseToken: text('lease_token'),
    providerId: text('provider_id'),
    /** What the provider said later; `null` as long as it said nothing. */
    delivery: text({ enum: deliveryStates }),
    lastProblem: text('last_problem'),
    /** Why the operator gave it up, or had it sent again. */
    reviewed: text(),
    createdAt: text('created_at').notNull(),
    sentAt: text('sent_at'),
  },
  (table) => [
    uniqueIndex('letter_once').on(table.event, table.eventId, table.personId),
    index('letter_due').on(table.dueAt).where(sql`due_at is not null`),
    index('letter_commitment').on(table.commitmentId, table.createdAt).where(sql`commitment_id is not null`),
    index('letter_batch').on(table.batch).where(sql`batch is not null`),
    index('letter_review').on(table.state).where(sql`state = 'needs-review'`),
    index('letter_bounced').on(table.delivery).where(sql`delivery = 'bounced'`),
    index('letter_provider').on(table.providerId).where(sql`provider_id is not null`),
  ],
);

/** What the provider has told us of letters, each once. It may speak before we have written down that it took one. */
export const mailEvent = sqliteTable(
  'mail_event',
  {
    id: text().primaryKey(),
    providerId: text('provider_id').notNull(),
    delivery: text({ enum: deliveryStates }).notNull(),
    receivedAt: text('received_at').notNull(),
  },
  (table) => [index('mail_event_provider').on(table.providerId), index('mail_event_received').on(table.receivedAt)],
);
