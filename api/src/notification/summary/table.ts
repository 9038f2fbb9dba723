import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { company } from '../../permission/table';

/**
 * That a company's daily summary of a local date was seen to, also where nothing waited. The key, written with the
 * letters, is what makes it one a day, whoever comes to do it and how often.
 */
export const dailySummary = sqliteTable(
  'daily_summary',
  {
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    localDate: text('local_date').notNull(),
    at: text().notNull(),
    waiting: integer().notNull(),
    letters: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.localDate] })],
);
