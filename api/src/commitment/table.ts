import { erpStates } from '@rebound/shared/commitment/erp-state';
import { kinds, type Status } from '@rebound/shared/commitment/kind';
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { company, person, project } from '../permission/table';

const companyId = () =>
  text('company_id')
    .notNull()
    .references(() => company.id);

/** A contract company; `erpCode` is its vendor code in the ERP, absent while it is not linked. */
export const contractCompany = sqliteTable(
  'contract_company',
  { id: text().primaryKey(), companyId: companyId(), name: text().notNull(), erpCode: text('erp_code') },
  (table) => [index('contract_company_company').on(table.companyId)],
);

export const costCode = sqliteTable(
  'cost_code',
  {
    companyId: companyId(),
    code: text().notNull(),
    name: text().notNull(),
    inErp: integer('in_erp', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.code] })],
);

export const commitment = sqliteTable(
  'commitment',
  {
    id: text().primaryKey(),
    companyId: companyId(),
    projectId: text('project_id')
      .notNull()
      .references(() => project.id),
    kind: text({ enum: kinds }).notNull(),
    number: text().notNull(),
    title: text().notNull(),
    contractCompanyId: text('contract_company_id').references(() => contractCompany.id),
    status: text().$type<Status>().notNull(),
    startDate: text('start_date'),
    completionDate: text('completion_date'),
    retainagePercent: real('retainage_percent'),
    erpState: text('erp_state', { enum: erpStates }).notNull(),
    round: integer().notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => person.id),
    sentBy: text('sent_by').references(() => person.id),
    sentAt: text('sent_at'),
    /** Only for those who are let see it one by one, and for who may see all: see `private.ts`. */
    isPrivate: integer('is_private', { mode: 'boolean' }).notNull().default(false),
    version: integer().notNull(),
    updatedAt: text('updated_at').notNull(),
    /** `null` where the last change came from outside Rebound. */
    updatedBy: text('updated_by').references(() => person.id),
  },
  (table) => [
    index('commitment_list').on(table.companyId, table.projectId, table.id),
    index('commitment_state').on(table.companyId, table.erpState, table.id),
    index('commitment_private').on(table.companyId, table.projectId).where(sql`${table.isPrivate} = 1`),
  ],
);

export const line = sqliteTable(
  'line',
  {
    id: text().notNull(),
    companyId: companyId(),
    commitmentId: text('commitment_id')
      .notNull()
      .references(() => commitment.id),
    position: integer().notNull(),
    description: text().notNull(),
    costCode: text('cost_code'),
    costType: text('cost_type'),
    amountCents: integer('amount_cents').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.commitmentId, table.id] }),
    index('line_commitment').on(table.commitmentId, table.position),
  ],
);

/** Whom the upstream has let read a commitment, by their own asking, and when. */
export const commitmentReader = sqliteTable(
  'commitment_reader',
  {
    companyId: companyId(),
    commitmentId: text('commitment_id')
      .notNull()
      .references(() => commitment.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.commitmentId, table.personId] })],
);

/** How many commitments of a project and kind stand in each ERP state. Kept by triggers, so that a count is one short read. */
export const stateCount = sqliteTable(
  'state_count',
  {
    companyId: text('company_id').notNull(),
    projectId: text('project_id').notNull(),
    kind: text({ enum: kinds }).notNull(),
    erpState: text('erp_state', { enum: erpStates }).notNull(),
    n: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.projectId, table.kind, table.erpState] })],
);
