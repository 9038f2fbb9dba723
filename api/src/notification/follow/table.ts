import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { commitment } from '../../commitment/table';
import { company, person } from '../../permission/table';

/** Who wants to be told of a commitment's rejections besides those who have to do with it. */
export const follow = sqliteTable(
  'follow',
  {
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    commitmentId: text('commitment_id')
      .notNull()
      .references(() => commitment.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    since: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.commitmentId, table.personId] }), index('follow_person').on(table.personId)],
);
