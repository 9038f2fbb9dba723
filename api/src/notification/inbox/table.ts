import { keptReasons } from '@rebound/shared/notification/inbound';
import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { company } from '../../permission/table';

export const inboxStates = ['waiting', 'recorded', 'known', 'kept', 'dropped'] as const;

/**
 * Mails that came in, by the provider's id, so that however often one is announced it is taken in once. `known`: what it
 * tells of was recorded already; `kept`: it opened nothing, and the operator may look at it.
 */
export const inbox = sqliteTable(
  'inbox',
  {
    id: text().primaryKey(),
    /** Whose address it came to; `null` for a mail to nobody's, and to several. */
    companyId: text('company_id').references(() => company.id),
    state: text({ enum: inboxStates }).notNull(),
    reason: text({ enum: keptReasons }),
    /** In a sentence, for the operator. */
    detail: text(),
    announcedAt: text('announced_at').notNull(),
    /** When to take it next: at once, after a failure, or at the end of a lease. `null` once all is done. */
    dueAt: text('due_at'),
    attempts: integer().notNull(),
    leaseToken: text('lease_token'),
    lastProblem: text('last_problem'),
    receivedAt: text('received_at'),
    receivedFor: text('received_for', { mode: 'json' }).$type<string[]>(),
    sender: text(),
    subject: text(),
    /** The mail itself, until it is forgotten. */
    source: blob({ mode: 'buffer' }),
    commitmentId: text('commitment_id'),
    rejectionId: text('rejection_id'),
    /** Of the signature, where the mail told of a rejection; and when one with the same came for the first time. */
    mark: text(),
    firstCameAt: text('first_came_at'),
  },
  (table) => [
    index('inbox_due').on(table.dueAt).where(sql`due_at is not null`),
    index('inbox_waiting').on(table.companyId, table.dueAt).where(sql`due_at is not null`),
    index('inbox_kept').on(table.reason).where(sql`state = 'kept'`),
    index('inbox_announced').on(table.announcedAt),
    index('inbox_mark').on(table.companyId, table.mark).where(sql`mark is not null`),
    index('inbox_company').on(table.companyId, table.state),
  ],
);
