import type { BrowserKind, PageMiss } from '@rebound/shared/page-health-schema';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { company, person } from '../permission/table';

/** A page of somebody else's that could not be read: one row for each shape of it, however often it is met. */
export const pageMiss = sqliteTable(
  'page_miss',
  {
    id: text().primaryKey(),
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    adapter: text().notNull(),
    /** Of the extension. */
    version: text().notNull(),
    /** Its selectors in the order of their names, so that the same shape is the same text. */
    shape: text({ mode: 'json' }).$type<PageMiss['shape']>().notNull(),
    browsers: text({ mode: 'json' }).$type<BrowserKind[]>().notNull(),
    times: integer().notNull(),
    firstSeenAt: text('first_seen_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
  },
  (table) => [
    uniqueIndex('page_miss_once').on(table.companyId, table.adapter, table.version, table.shape),
    index('page_miss_last_seen').on(table.lastSeenAt),
  ],
);

/** Who met a miss. It is only ever counted. */
export const pageMissPerson = sqliteTable(
  'page_miss_person',
  {
    missId: text('miss_id')
      .notNull()
      .references(() => pageMiss.id, { onDelete: 'cascade' }),
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
  },
  (table) => [primaryKey({ columns: [table.missId, table.personId] })],
);

/**
 * The adapters that the operator has paused. A page changes for all companies at once, so a pause is everybody's and
 * belongs to no company: nothing of one stands in it, only the operator's command line writes it, and every company
 * reads the same.
 */
export const pagePause = sqliteTable('page_pause', {
  adapter: text().primaryKey(),
  pausedAt: text('paused_at').notNull(),
  reason: text().notNull(),
});
