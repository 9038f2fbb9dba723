import type { Scope } from '@rebound/shared/permission/scope';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../table';

/** What a connector proves itself with. `digest` is of its token, which is nowhere here. */
export const connectorToken = sqliteTable(
  'connector_token',
  {
    id: text().primaryKey(),
    digest: text().notNull().unique(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    scopes: text({ mode: 'json' }).$type<Scope[]>().notNull(),
    createdAt: text('created_at').notNull(),
    /** To the hour. */
    lastUsedAt: text('last_used_at'),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('connector_token_person').on(table.personId)],
);
