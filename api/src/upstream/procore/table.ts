import { kinds } from '@rebound/shared/commitment/kind';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { commitment } from '../../commitment/table';
import { company, person } from '../../permission/table';

const companyId = () =>
  text('company_id')
    .notNull()
    .references(() => company.id);

/** A sign-in with Procore that was begun. `state` is a digest; the row goes when it is finished, or over. */
export const procoreSignIn = sqliteTable('procore_sign_in', {
  state: text().primaryKey(),
  challenge: text().notNull(),
  device: text().notNull(),
  until: text().notNull(),
  /** Set once the code has been tried, which can be done once. */
  triedAt: text('tried_at'),
  /** What came of it, sealed, while the person chooses a company. */
  grant: text(),
});

/** What Procore gave to act for somebody, sealed. One renewal is under way at a time, in whichever process. */
export const procoreToken = sqliteTable('procore_token', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id),
  companyId: companyId(),
  sealed: text().notNull(),
  expiresAt: text('expires_at').notNull(),
  /** Goes up with each renewal. */
  generation: integer().notNull(),
  renewingBy: text('renewing_by'),
  renewingUntil: text('renewing_until'),
});

/** When Procore was last asked about something: what somebody may do in a project, say. `what` names it. */
export const procoreAsked = sqliteTable(
  'procore_asked',
  { companyId: companyId(), what: text().notNull(), at: text().notNull() },
  (table) => [primaryKey({ columns: [table.companyId, table.what] })],
);

/** What is known of a commitment's original beside its copy. */
export const procoreMirror = sqliteTable('procore_mirror', {
  commitmentId: text('commitment_id')
    .primaryKey()
    .references(() => commitment.id),
  companyId: companyId(),
  /** Procore's own time of its last change. */
  changedAt: text('changed_at'),
  /** There when it is synced with the ERP. */
  originId: text('origin_id'),
  /** Who was last let see it: in their name it is looked at again after a webhook. */
  seenBy: text('seen_by')
    .notNull()
    .references(() => person.id),
  /** A copy that was read before this is old, whatever its age. */
  staleAt: text('stale_at'),
});

/** What Procore's webhooks said, until it is acted on, and then for as long as the same may be said again. */
export const procoreEvent = sqliteTable(
  'procore_event',
  {
    id: text().primaryKey(),
    companyId: companyId(),
    projectId: text('project_id').notNull(),
    commitmentId: text('commitment_id').notNull(),
    kind: text({ enum: kinds }),
    byUser: text('by_user'),
    isGone: integer('is_gone', { mode: 'boolean' }).notNull(),
    receivedAt: text('received_at').notNull(),
    dueAt: text('due_at').notNull(),
    attempts: integer().notNull(),
    doneAt: text('done_at'),
  },
  (table) => [index('procore_event_due').on(table.doneAt, table.dueAt)],
);
