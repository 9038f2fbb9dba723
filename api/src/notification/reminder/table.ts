import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { company } from '../../permission/table';
import { rejection } from '../../rejection/table';

/** That a rejection was brought to mind: first to who sent it, then to the project's Admins, each once. */
export const reminder = sqliteTable(
  'reminder',
  {
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    rejectionId: text('rejection_id')
      .notNull()
      .references(() => rejection.id),
    step: text({ enum: ['reminded', 'escalated'] }).notNull(),
    at: text().notNull(),
    letters: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.rejectionId, table.step] })],
);
