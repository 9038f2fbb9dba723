import { erpStates } from '@rebound/shared/commitment/erp-state';
import { seenOnPages } from '@rebound/shared/rejection/evidence';
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { commitment } from '../commitment/table';
import { company, person } from '../permission/table';
import { rejection } from '../rejection/table';

/**
 * What began a round: the answer to a rejection, or to a retrieval. Unique by both, which is what makes two tabs and two
 * people one re-send. A row that is taken back is deleted; the history keeps both.
 */
export const resend = sqliteTable(
  'resend',
  {
    /** Its letters are known by it. */
    id: text().primaryKey(),
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    commitmentId: text('commitment_id')
      .notNull()
      .references(() => commitment.id),
    round: integer().notNull(),
    rejectionId: text('rejection_id')
      .unique()
      .references(() => rejection.id),
    /** `null` where it was made in Procore, and a page showed it: then `seenBy` had that page open. */
    resentBy: text('resent_by').references(() => person.id),
    /** As the page said it. */
    resentByName: text('resent_by_name'),
    seenOn: text('seen_on', { enum: seenOnPages }),
    seenBy: text('seen_by').references(() => person.id),
    resentAt: text('resent_at').notNull(),
    /** Its letters do not leave before. */
    heldUntil: text('held_until').notNull(),
    /** What an undo restores. */
    fromState: text('from_state', { enum: erpStates }).notNull(),
    previousSentBy: text('previous_sent_by').references(() => person.id),
    previousSentAt: text('previous_sent_at'),
  },
  (table) => [uniqueIndex('resend_round').on(table.commitmentId, table.round)],
);
