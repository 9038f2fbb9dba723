import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { commitment } from '../commitment/table';
import { company, person } from '../permission/table';

/** The Change History, append-only by trigger. `hash` covers the row and `previousHash`, one chain a company. */
export const history = sqliteTable(
  'history',
  {
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    seq: integer().notNull(),
    id: text().notNull().unique(),
    commitmentId: text('commitment_id')
      .notNull()
      .references(() => commitment.id),
    at: text().notNull(),
    /** `null` for somebody of whom only the name is known. */
    byId: text('by_id').references(() => person.id),
    byName: text('by_name').notNull(),
    changed: text().notNull(),
    from: text(),
    to: text(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.seq] }),
    index('history_commitment').on(table.commitmentId, table.seq),
  ],
);
