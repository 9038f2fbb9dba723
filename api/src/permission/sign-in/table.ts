import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../table';

/** A signed-in browser. `digest` is of its token, which is nowhere here. */
export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    digest: text().notNull().unique(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    userAgent: text('user_agent'),
    createdAt: text('created_at').notNull(),
    /** To the hour, so that most requests write nothing. */
    lastUsedAt: text('last_used_at').notNull(),
  },
  (table) => [index('session_person').on(table.personId)],
);

/**
 * One row for each email address that somebody typed lately, whether anybody is known by it or not. Address and code
 * stand here as keyed digests.
 */
export const signInCode = sqliteTable('sign_in_code', {
  address: text().primaryKey(),
  /** `null` before the first and after its use. */
  code: text(),
  until: text().notNull(),
  guesses: integer().notNull(),
  /** Wrong guesses at all codes of this address since `countedFrom`. */
  wrong: integer().notNull(),
  countedFrom: text('counted_from').notNull(),
});
