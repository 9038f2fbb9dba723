import type { ErpConnection } from '@rebound/shared/commitment/erp-connection';
import { summaryDays, usualNotices } from '@rebound/shared/notification/settings';
import type { GranularPermission } from '@rebound/shared/permission/level';
import { levels } from '@rebound/shared/permission/level';
import { undoSeconds } from '@rebound/shared/resend/may-undo';
import type { LocalDate } from '@rebound/shared/time';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { newInboundName } from './inbound-name';

export const company = sqliteTable('company', {
  id: text().primaryKey(),
  name: text().notNull(),
  currency: text().notNull(),
  webUrl: text('web_url').notNull(),
  secondPairOfEyes: integer('second_pair_of_eyes', { mode: 'boolean' }).notNull(),
  locksApproved: integer('locks_approved', { mode: 'boolean' }).notNull(),
  /** For how long the letters of a re-send are held, so that it can be taken back. */
  undoSeconds: integer('undo_seconds').notNull().default(undoSeconds.usual),
  connection: text({ mode: 'json' }).$type<ErpConnection>().notNull(),
  zone: text().notNull().default(usualNotices.zone),
  summaryDays: text('summary_days', { enum: summaryDays }).notNull().default(usualNotices.summaryDays),
  summaryHour: integer('summary_hour').notNull().default(usualNotices.summaryHour),
  lateAfterDays: integer('late_after_days').notNull().default(usualNotices.lateAfterDays),
  reminders: integer({ mode: 'boolean' }).notNull().default(usualNotices.reminders),
  remindAfterDays: integer('remind_after_days').notNull().default(usualNotices.remindAfterDays),
  holidays: text({ mode: 'json' }).$type<readonly LocalDate[]>().notNull().default(usualNotices.holidays),
  tellCreator: integer('tell_creator', { mode: 'boolean' }).notNull().default(usualNotices.tellCreator),
  /** What stands before the @ of the address to which its notifications are forwarded. Nobody can guess it. */
  inboundName: text('inbound_name').notNull().unique().$defaultFn(newInboundName),
  /** The addresses and domains whose mail is believed there, once it is proven to be theirs. */
  allowedSenders: text('allowed_senders', { mode: 'json' }).$type<string[]>().notNull().default([]),
});

/** A person known to a company, or a connector: a machine that acts under a name of its own and has no address. */
export const person = sqliteTable(
  'person',
  {
    id: text().primaryKey(),
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    name: text().notNull(),
    email: text().notNull(),
    connector: integer({ mode: 'boolean' }).notNull().default(false),
    erpIntegrations: text('erp_integrations', { enum: levels }).notNull().default('none'),
    canPushToAccounting: integer('can_push_to_accounting', { mode: 'boolean' }).notNull().default(false),
    disabled: integer({ mode: 'boolean' }).notNull().default(false),
    /** Whether they want the daily summary, where they are an approver. */
    dailySummary: integer('daily_summary', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    uniqueIndex('person_company_email').on(table.companyId, table.email),
    index('person_email').on(table.email),
  ],
);

export const project = sqliteTable(
  'project',
  {
    id: text().primaryKey(),
    companyId: text('company_id')
      .notNull()
      .references(() => company.id),
    name: text().notNull(),
  },
  (table) => [index('project_company').on(table.companyId)],
);

/** What a person may do in one project's Commitments tool. */
export const projectPermission = sqliteTable(
  'project_permission',
  {
    projectId: text('project_id')
      .notNull()
      .references(() => project.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    commitments: text({ enum: levels }).notNull(),
    granular: text({ mode: 'json' }).$type<GranularPermission[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.personId] }),
    index('project_permission_person').on(table.personId),
  ],
);
