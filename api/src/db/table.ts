import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The first answer to each command, kept so that a repeated request gets it again. Old rows are swept. */
export const answeredCommand = sqliteTable(
  'answered_command',
  {
    personId: text('person_id').notNull(),
    key: text().notNull(),
    digest: text().notNull(),
    answer: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.key] }), index('answered_command_at').on(table.at)],
);
