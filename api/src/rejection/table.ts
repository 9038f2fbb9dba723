import type { Judged } from '@rebound/shared/commitment/schema';
import { evidenceGrades } from '@rebound/shared/rejection/evidence';
import type { ReasonCode } from '@rebound/shared/rejection/reason-code';
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { commitment } from '../commitment/table';
import { company, person } from '../permission/table';

/** One refusal by accounting. `picture` is the commitment as it was refused: changes are told against it. */
export const rejection = sqliteTable(
  'rejection',
  {
    id: text().primaryKey(),
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    commitmentId: text('commitment_id')
      .notNull()
      .references(() => commitment.id),
    round: integer().notNull(),
    comment: text().notNull(),
    reasonCodes: text('reason_codes', { mode: 'json' }).$type<ReasonCode[]>().notNull(),
    /** `null` where only the name is known. */
    rejectedBy: text('rejected_by').references(() => person.id),
    rejectedByName: text('rejected_by_name').notNull(),
    rejectedAt: text('rejected_at').notNull(),
    evidence: text({ enum: evidenceGrades }).notNull(),
    /** When it was first heard of; `null` where it was recorded as it happened. */
    heardAt: text('heard_at'),
    picture: text({ mode: 'json' }).$type<Judged>().notNull(),
    outcome: text({ enum: ['open', 'resent', 'voided'] }).notNull(),
    closedAt: text('closed_at'),
    closedBy: text('closed_by').references(() => person.id),
  },
  (table) => [
    index('rejection_commitment').on(table.commitmentId, table.round),
    uniqueIndex('rejection_one_open').on(table.commitmentId).where(sql`${table.outcome} = 'open'`),
    index('rejection_open').on(table.companyId, table.rejectedAt, table.id).where(sql`${table.outcome} = 'open'`),
  ],
);
