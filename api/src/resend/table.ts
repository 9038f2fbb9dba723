import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../permission/table';
import { rejection } from '../rejection/table';

/** The answer to a rejection. The primary key is what makes two tabs and two people one re-send. */
export const resend = sqliteTable('resend', {
  rejectionId: text('rejection_id')
    .primaryKey()
    .references(() => rejection.id),
  resentBy: text('resent_by')
    .notNull()
    .references(() => person.id),
  resentAt: text('resent_at').notNull(),
});
